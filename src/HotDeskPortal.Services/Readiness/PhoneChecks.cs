using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of the phone at a hot desk extension.</summary>
public abstract class PhoneCheck(string code, ReadinessSeverity severity)
    : HotDeskCheck(code, severity)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) => hotDesk.Phone is { } phone ? Wrong(hotDesk, phone, state) : null;

    /// <summary>What is wrong with a phone; null: nothing.</summary>
    protected abstract Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state);
}

/// <summary>An emergency call would not say where it comes from.</summary>
public sealed class NoEmergencyLocationCheck() : PhoneCheck("no-emergency-location", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        string.IsNullOrWhiteSpace(phone.Entry.EmergencyLocation) ? new PhoneHasNoPlace(phone.Entry.Mac) : null;
}

/// <summary>The phone still has an older configuration.</summary>
public sealed class FetchedBeforeChangeCheck() : PhoneCheck("fetched-before-change", ReadinessSeverity.Information)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state)
    {
        var changes = new[] { hotDesk.ChangedAt, phone.ChangedAt, hotDesk.Template?.ChangedAt ?? default, state.OfficeChangedAt };
        return phone.FetchedAt < changes.Max() ? new PhoneIsBehind(phone.Entry.Mac) : null;
    }
}

/// <summary>The phone says that it is another model than the inventory has it.</summary>
public sealed class OtherModelCheck() : PhoneCheck("other-model", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        phone.ReportedModel is { } told && !string.Equals(told, phone.Entry.Model, StringComparison.OrdinalIgnoreCase) && !IsAnyModel(phone.Entry.Model, told)
            ? new PhoneSaysOtherModel(phone.Entry.Model, told)
            : null;

    /// <inheritdoc/>
    protected override Fact? Fix(CheckedHotDesk hotDesk, ReadinessState state) =>
        NameOf(hotDesk.Phone?.ReportedModel) is { } model ? new InventoryTakesModel(model) : null;

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var at = subjects.ToHashSet();
        var mended = new HashSet<int>();
        var ids = transaction.Board.Directory.HotDesks.Where(h => at.Contains(h.Id)).Select(h => h.Phone?.Id).OfType<int>();
        foreach (var phone in await transaction.PhonesAsync(ids, cancellation))
        {
            if (NameOf(phone.ReportedModel) is not { } model)
                continue;
            mended.Add(phone.HotDeskExtensionId!.Value);
            if (phone.Model == model)
                continue;
            phone.Model = model;
            transaction.Stamp(phone);
        }
        return mended;
    }

    /// <summary>Whether the inventory leaves the model open, and the portal does not know the one that it is.</summary>
    private static bool IsAnyModel(string model, string told) =>
        PhoneModels.Find(model) is { IsGeneric: true } any && PhoneModels.Find(told) is null && PhoneModels.VendorOf(told) == any.Vendor;

    /// <summary>A model that the portal knows, as the inventory writes it; null: it does not know it.</summary>
    private static string? NameOf(string? told) => PhoneModels.Find(told ?? "") is { } model ? $"{model.Vendor} {model.Name}" : null;
}

/// <summary>The phone calls itself by another address: its requests are refused.</summary>
public sealed class OtherMacCheck() : PhoneCheck("other-mac", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedPhone phone, ReadinessState state) =>
        phone.ReportedMac is { } told && told != phone.Entry.Mac ? new PhoneSaysOtherMac(phone.Entry.Mac, told) : null;
}
