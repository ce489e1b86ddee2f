using System.IO.Pipelines;
using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// One call from Asterisk, from its first line to its last. It ends in one of two ways: the portal hangs up, or it closes at once, and then the
/// dialplan's next line speaks.
/// </summary>
internal sealed class AgiCall(
    DoorAccess access, DoorActivity activity, DoorCalls calls, OwnershipFeed feed, AgiPromptAddresses addresses, TimeProvider clock, ILogger<AgiCall> logger)
{
    /// <summary>How long Asterisk may take to say what it wants, and with which secret.</summary>
    public static readonly TimeSpan GreetingTime = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take altogether.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromMinutes(5);

    /// <summary>Longest name of a phone that is looked for.</summary>
    private const int MaxPhone = 80;

    /// <summary>Holds a call.</summary>
    /// <param name="transport">Both directions.</param>
    /// <param name="from">Where it comes from.</param>
    /// <param name="local">The address that it came to; null: unknown.</param>
    /// <param name="greeted">Called once Asterisk has shown that it may call.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task RunAsync(IDuplexPipe transport, IPAddress? from, IPAddress? local, Action greeted, CancellationToken cancellation)
    {
        using var tooLong = new CancellationTokenSource(CallTime, clock);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellation, tooLong.Token);
        var channel = new AgiChannel(transport, clock);
        if (await GreetAsync(channel, from, whole.Token) is not var (door, environment, request))
            return;
        greeted();
        var start = clock.GetTimestamp();
        var dialogue = new AgiDialogue(channel, prompt => addresses.Of(door, prompt, local), prompt => ExtensionOf(door, prompt), whole.Token);
        var phone = Shortened(await dialogue.VariableAsync("CHANNEL(endpoint)") ?? EndpointOf(environment.Channel));
        if (channel.IsGone)
            return;
        var dialled = request.Code is { } code ? calls.Dialled(door, phone, code) : Shortened(environment.Extension);
        await HoldAsync(channel, dialogue, door, phone, dialled, start, whole.Token);
        if (dialogue.IsWithoutPrompts)
            logger.LogWarning("Asterisk at {From} cannot play the portal's prompts, and speaks with its own: it has to reach {Address}.", from, addresses.Base(local));
    }

    private async Task<(OpenDoor Door, AgiEnvironment Environment, AgiRequest Request)?> GreetAsync(AgiChannel channel, IPAddress? from, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(GreetingTime, clock);
        using var greeting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var environment = await channel.ReadEnvironmentAsync(greeting.Token);
            if (AgiRequest.Of(environment) is not { } request)
            {
                access.Refuse(environment.Script.Split('/')[0], DoorRefusal.OtherSystem, from);
                return null;
            }
            // Strangers are not asked for a secret: they learn nothing.
            var known = access.OpenByAddress(request.Address, from);
            if (!known.IsSuccess)
                return null;
            if (known.Value.System != PhoneSystem.Asterisk)
            {
                access.Refuse(request.Address, DoorRefusal.OtherSystem, from);
                return null;
            }
            var secret = await channel.SendAsync("GET FULL VARIABLE ${HOTDESK_SECRET}", GreetingTime, greeting.Token);
            var opened = access.Open(request.Address, secret.Note, from);
            return opened.IsSuccess ? (opened.Value, environment, request) : null;
        }
        catch (Exception e) when (e is AgiProtocolException or IOException || late.IsCancellationRequested && e is OperationCanceledException)
        {
            access.Refuse("", DoorRefusal.OtherSystem, from);
            return null;
        }
    }

    /// <summary>The dialogue, until one of both hangs up.</summary>
    private async Task HoldAsync(
        AgiChannel channel, AgiDialogue dialogue, OpenDoor door, string phone, string dialled, long start, CancellationToken cancellation)
    {
        // Asterisk repeats nothing: each connection is a call of its own.
        var id = Guid.NewGuid().ToString("N");
        var isOpen = false;
        try
        {
            await dialogue.AnswerAsync();
            var turn = await calls.DialAsync(door, id, phone, dialled, cancellation);
            activity.Asked(door, DoorRequestKind.Call, clock.GetElapsedTime(start), turn.IsSuccess, phone, dialled);
            while (isOpen = turn is { IsSuccess: true, Value.Outcome: null })
            {
                if (turn.Value.Script.Collect is not { } collect || await dialogue.CollectAsync(turn.Value.Script, collect) is not { } keys)
                    return;
                start = clock.GetTimestamp();
                turn = await calls.EnterAsync(door, id, turn.Value.Number, keys, cancellation);
                activity.Asked(door, DoorRequestKind.Keys, clock.GetElapsedTime(start), turn.IsSuccess, phone, dialled);
            }
            if (!turn.IsSuccess)
            {
                logger.LogWarning("A call of Asterisk's at the door {Door} could not be held: {Reason}", door.Name, turn.Error.Code);
                return;
            }
            await dialogue.SayAsync(turn.Value.Script);
            if (!channel.IsGone)
                await dialogue.HangUpAsync();
        }
        finally
        {
            if (isOpen)
                await calls.HangUpAsync(door, id, CancellationToken.None);
        }
    }

    private string? ExtensionOf(OpenDoor door, SpokenPrompt prompt) => feed.Board(door.Office) is { } board && prompt.What.Name is { } name
        && board.Directory.Users.Where(u => u.Name == name).Take(2).ToArray() is [var only] ? only.Number.Digits : null;

    /// <summary>The endpoint in a channel's name, which ends with a number of its own: <c>PJSIP/3001-000000b6</c>.</summary>
    private static string EndpointOf(string channel)
    {
        var (slash, dash) = (channel.IndexOf('/', StringComparison.Ordinal), channel.LastIndexOf('-'));
        return dash > slash ? channel[(slash + 1)..dash] : channel[(slash + 1)..];
    }

    private static string Shortened(string text) => text.Length <= MaxPhone ? text : text[..MaxPhone];
}
