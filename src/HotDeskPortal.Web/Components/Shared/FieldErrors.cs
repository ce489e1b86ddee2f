using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>What is wrong with a form, told beside the field it concerns, and below for the rest.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>What concerns no field.</summary>
    public string? General { get; private set; }

    /// <summary>Somebody else was faster.</summary>
    public ChangedMeanwhile? Conflict { get; private set; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _fields.Count == 0 && General is null && Conflict is null;

    /// <summary>What is wrong with a field; null: nothing.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>Whether something is wrong with a field.</summary>
    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>Nothing is wrong.</summary>
    public void Clear()
    {
        _fields.Clear();
        (General, Conflict) = (null, null);
    }

    /// <summary>Tells of one field what is wrong with it; the first word counts.</summary>
    public void Add(string field, string words) => _fields.TryAdd(field, words);

    /// <summary>Takes what a validator found.</summary>
    /// <returns>Whether it found nothing.</returns>
    public bool Take(ValidationResult result)
    {
        Clear();
        foreach (var failure in result.Errors)
            _fields.TryAdd(failure.PropertyName, ValidationTexts.Of(failure));
        return result.IsValid;
    }

    /// <summary>Takes what a service refused.</summary>
    public void Take(Error? error)
    {
        Clear();
        switch (error)
        {
            case null:
                break;
            case InvalidInput invalid:
                Take(invalid.Result);
                break;
            case ChangedMeanwhile conflict:
                Conflict = conflict;
                break;
            case { Field: { } field }:
                _fields[field] = ErrorTexts.Of(error);
                break;
            default:
                General = ErrorTexts.Of(error);
                break;
        }
    }
}
