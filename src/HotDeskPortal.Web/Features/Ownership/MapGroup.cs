using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Hot desk extensions that stand together.</summary>
/// <param name="name">The floor or row; empty: none given.</param>
public sealed class MapGroup(string name)
{
    /// <summary>The floor or row; empty: none given.</summary>
    public string Name { get; } = name;

    /// <summary>How many of its hot desk extensions are owned, filtered or not.</summary>
    public int Owned { get; internal set; }

    /// <summary>How many it has.</summary>
    public int Total { get; internal set; }

    /// <summary>Those that pass the filter, in order.</summary>
    public IReadOnlyList<HotDeskEntry> HotDesks => Shown;

    internal List<HotDeskEntry> Shown { get; } = [];
}

/// <summary>How many hot desk extensions are in each state, filtered or not.</summary>
public sealed record MapCounts(int Owned, int Free, int Locked, int NoPhone)
{
    /// <summary>How many are in one state.</summary>
    public int this[HotDeskStatus status] => status switch
    {
        HotDeskStatus.Owned => Owned,
        HotDeskStatus.Free => Free,
        HotDeskStatus.Locked => Locked,
        _ => NoPhone,
    };
}
