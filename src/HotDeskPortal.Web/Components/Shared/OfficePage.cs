using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A page about a whole office: read again at every change, and now and then because time passes.</summary>
public abstract class OfficePage : OfficeComponent
{
    /// <inheritdoc />
    protected override TimeSpan? Tick => TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected abstract override Task<Error?> LoadAsync(Func<bool> isCurrent);

    /// <inheritdoc />
    protected abstract override void OnOpened();
}
