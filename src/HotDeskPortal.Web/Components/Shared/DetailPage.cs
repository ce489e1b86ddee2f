using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A page about one record of an office.</summary>
public abstract class DetailPage : OfficeComponent
{
    /// <summary>Whether the record has been looked for.</summary>
    public bool IsRead { get; protected set; }

    /// <summary>Whether there is such a record.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>A text, or a dash where there is none.</summary>
    protected static string Or(string? text, string otherwise = "–") => string.IsNullOrEmpty(text) ? otherwise : text;
}

/// <summary>A <see cref="DetailPage"/> that reads its record again at each change of the office: owners change while one looks.</summary>
/// <typeparam name="TDetail">What the service tells.</typeparam>
public abstract class DetailPage<TDetail> : DetailPage where TDetail : class
{
    private int? _id;

    /// <inheritdoc />
    public override bool IsKnown => Detail is not null;

    /// <summary>What is shown.</summary>
    protected TDetail? Detail { get; private set; }

    /// <summary>What the address calls the record.</summary>
    protected abstract string Key { get; }

    /// <summary>The record that the address means.</summary>
    protected abstract Task<int?> FindAsync(Actor actor, OfficeDirectory directory);

    /// <summary>Asks the service.</summary>
    protected abstract Task<Result<TDetail>> GetAsync(Actor actor, int id);

    /// <summary>Something was changed here: reads again, or goes on to another page of the office.</summary>
    protected async Task MovedToAsync(string? page)
    {
        if (page is null)
            await ReloadAsync();
        else
            Navigator.NavigateTo(Link(page), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    /// <inheritdoc />
    protected override object? Subject => Key;

    /// <inheritdoc />
    protected override void OnOpened() => (_id, Detail, IsRead) = (null, null, false);

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var id = _id ?? await FindAsync(Actor, Board!.Directory);
        var detail = id is { } known ? await GetAsync(Actor, known) : (Result<TDetail>?)null;
        if (!isCurrent())
            return null;
        (_id, IsRead) = (id, true);
        Detail = detail is { IsSuccess: true, Value: var value } ? value : null;
        return detail?.Error;
    }
}
