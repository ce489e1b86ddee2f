namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A value within a <see cref="MarkedText"/>.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Class">How it looks: <c>mono</c>, <c>strong</c>; null: like the sentence.</param>
/// <param name="Title">More about it, for the pointer.</param>
public sealed record MarkedValue(string Text, string? Class = null, string? Title = null);
