using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Lessons;

/// <summary>A colleague at a desk.</summary>
public sealed record TrainingSession(HotDeskEntry HotDesk, UserEntry User);

/// <summary>
/// Who sits where when a class begins. Half of those who may log in sit at every second desk; the first of them stays free, for
/// the trainer's own demonstration. The same office always gives the same seats.
/// </summary>
public static class TrainingSessions
{
    /// <summary>The seats for an office.</summary>
    public static ImmutableArray<TrainingSession> Of(OwnershipBoard board)
    {
        var people = board.Directory.Users.Where(u => u is { IsActive: true, IsHotDeskingEnabled: true, OwnPhones.IsEmpty: true }).ToList();
        var desks = board.Directory.HotDesks.Where(h => h.Phone is not null).Where((_, i) => i % 2 == 1);
        return [.. desks.Zip(people.Skip(1).Take(people.Count / 2), (desk, user) => new TrainingSession(desk, user))];
    }
}
