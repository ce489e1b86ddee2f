using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>A row on its way into the database.</summary>
internal abstract record ImportDraft(ImportRow Row)
{
    /// <summary>The record that it changes; null: it creates one.</summary>
    public Target? Target { get; init; }

    /// <summary>The number or address it is about.</summary>
    public abstract string Key { get; }
}

/// <summary>A record that a row changes, as it was when the row was judged.</summary>
internal readonly record struct Target(int Id, int Revision);

internal sealed record HotDeskUserDraft(ImportRow Row, HotDeskUserForm Form) : ImportDraft(Row)
{
    public override string Key => Form.Number;
}

internal sealed record HotDeskExtensionDraft(ImportRow Row, HotDeskExtensionForm Form) : ImportDraft(Row)
{
    public override string Key => Form.Number;
}

/// <param name="Row">The row.</param>
/// <param name="Form">The phone.</param>
/// <param name="HotDesk">Number of the hot desk extension it stands at; empty: none.</param>
/// <param name="User">Number of the user whose own phone it is; empty: none.</param>
/// <param name="Floor">The hot desk extension's floor; empty: as it is.</param>
/// <param name="Desk">The hot desk extension's desk; empty: as it is.</param>
internal sealed record PhoneDraft(ImportRow Row, PhoneForm Form, string HotDesk, string User, string Floor, string Desk) : ImportDraft(Row)
{
    public override string Key => Form.Mac;
}

