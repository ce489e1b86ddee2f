using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>A phone in a keypad call.</summary>
public sealed class TestCall
{
    private readonly TestPortal _portal;
    private readonly Actor _actor;

    private TestCall(TestPortal portal, Actor actor, KeypadTurn first) => (_portal, _actor, Turn) = (portal, actor, first);

    /// <summary>The latest turn.</summary>
    public KeypadTurn Turn { get; private set; }

    public IEnumerable<Prompt> Said => Turn.Say.Select(s => s.Prompt);

    public static TestCall Dial(TestPortal portal, string at, string code, Actor actor) =>
        new(portal, actor, portal.Keypad.Dial(actor, "main", at, code, OwnershipChannel.Phone).Value);

    public async Task<KeypadTurn> EnterAsync(string keys) => Turn = (await _portal.Keypad.EnterAsync(_actor, Turn.Id, keys)).Value;

    public async Task<KeypadTurn> HangUpAsync() => Turn = (await _portal.Keypad.HangUpAsync(_actor, Turn.Id)).Value;

    /// <summary>Extension and PIN, so that 2 comes next.</summary>
    public async Task<TestCall> IdentifyAsync(string user, string? pin = null)
    {
        await EnterAsync(user + "#");
        await EnterAsync((pin ?? TestOffice.PinOf(user)) + "#");
        return this;
    }
}
