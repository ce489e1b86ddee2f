using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.Doors;

/// <summary>What is put into an office's phone systems.</summary>
public sealed class DoorInstructions(OfficeAccess access, DoorService doors, DoorOptions options, IEnumerable<IDoorInstructions> writers)
{
    /// <summary>The systems that something is written for: those one can set up.</summary>
    public ImmutableArray<PhoneSystem> Systems { get; } = [.. writers.Select(w => w.System).Distinct().Order()];

    /// <summary>The files of one of them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="id">The phone system.</param>
    /// <param name="publicUrl">Where it finds the portal.</param>
    /// <param name="secret">Its secret, while it is shown; null: a placeholder stands there.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>They, none where nothing is written for such a system; or <see cref="UnknownDoor"/>.</returns>
    public async Task<Result<ImmutableArray<InstructionFile>>> WriteAsync(
        Actor actor, string office, int id, Uri publicUrl, string? secret, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var door = await doors.GetAsync(actor, office, id, cancellation);
        if (!door.IsSuccess)
            return door.Error;
        var facts = new InstructionFacts(opened.Value, door.Value.Door, publicUrl, secret, publicUrl.Host, options.Agi.Port);
        return writers.FirstOrDefault(w => w.System == door.Value.Door.System)?.Write(facts) ?? [];
    }
}
