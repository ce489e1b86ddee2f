using HotDeskPortal.Domain;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Creates a record or changes one; when somebody else has changed it meanwhile, one takes theirs or keeps one's own.</summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <typeparam name="TRecord">The record, as its service tells it.</typeparam>
public abstract class RecordDialog<TForm, TRecord> : FormDialog<TForm>
    where TForm : class, new()
    where TRecord : class
{
    private int _revision;

    /// <summary>What is changed; null: a new one is created.</summary>
    [Parameter] public TRecord? Stored { get; set; }

    /// <summary>Whether a new one is created.</summary>
    protected bool IsNew => Stored is null;

    /// <summary>The form for a record, and the revision it was read at.</summary>
    protected abstract (TForm Form, int Revision) Read(TRecord record);

    /// <summary>Asks for the record again.</summary>
    protected abstract Task<Result<TRecord>> GetAsync(TRecord record);

    /// <summary>Creates a record from the form.</summary>
    protected abstract Task<Result<int>> CreateAsync();

    /// <summary>Changes the record to what the form says, if it is still at this revision.</summary>
    protected abstract Task<Result<int>> UpdateAsync(TRecord record, int revision);

    /// <summary>What was done.</summary>
    protected abstract string Message { get; }

    /// <summary>What whoever opened the dialog gets: what the record is called now.</summary>
    protected abstract string Key { get; }

    /// <inheritdoc />
    public override Task SubmitAsync() =>
        SaveAsync(() => Stored is { } record ? UpdateAsync(record, _revision) : CreateAsync(), _ => Message, _ => Key);

    /// <inheritdoc />
    public override async Task TakeTheirsAsync()
    {
        if (Stored is { } record && await AskAsync(() => GetAsync(record)) is { IsSuccess: true, Value: var theirs })
            Fill(theirs);
    }

    /// <inheritdoc />
    public override Task KeepMineAsync()
    {
        _revision = Errors.Conflict?.Revision ?? _revision;
        return SubmitAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Stored is not null)
            Fill(Stored);
    }

    private void Fill(TRecord record) => (Form, _revision) = Read(record);
}
