using System.Collections.Immutable;
using CsCheck;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

/// <summary>Random histories of a small office, held against a model of plain dictionaries.</summary>
public sealed class OwnershipModelTests
{
    private static readonly int[] s_desks = [Desk1, Desk2, Desk3, DeskWithoutPhone];
    private static readonly int[] s_users = [Olive, Carl, Nora, Dora, Emil, Petra];

    private enum Act { LogIn, LogInAnnouncedWrong, LogOut, ForceById, ForceStaleId, ChangePolicy, LockUser, UnlockUser, LockPhone, UnlockPhone, ChangeDirectory }

    private sealed record Command(Act Act, int Desk, int User, UserElsewherePolicy Policy);

    private static readonly Dictionary<UserElsewherePolicy, OfficeDirectory> s_directories = Enum.GetValues<UserElsewherePolicy>()
        .ToDictionary(p => p, p => Directory(new OfficePolicies { UserElsewhere = p }));

    private static readonly Gen<Command> s_command = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const(Act.LogIn)), (2, Gen.Const(Act.LogInAnnouncedWrong)), (3, Gen.Const(Act.LogOut)),
            (6, Gen.Int[(int)Act.ForceById, (int)Act.ChangeDirectory].Select(i => (Act)i))),
        Gen.Int[0, 3].Select(i => s_desks[i]),
        Gen.Frequency((6, Gen.Int[0, 2]), (1, Gen.Int[3, 5])).Select(i => s_users[i]),
        Gen.Enum<UserElsewherePolicy>(),
        (act, desk, user, policy) => new Command(act, desk, user, policy));

    [Fact]
    public void Ownership_RandomHistories_AgreeWithTheModelAtEveryStep()
    {
        var reached = new Reached();
        s_command.Array[1, 40].Sample(commands =>
        {
            var history = new History(null);
            foreach (var command in commands)
                reached.Sample(history.Do(command));
            history.BoardIsTheFoldOfTheJournal();
        }, iter: Samples.Of(1_000), print: Lines);

        // Every way a command can go is gone often.
        reached.ShouldHave(
            0.005, "done", "taken over", "moved", "not-right", "not-enabled", "has-own-phone", "already-owner", "no-phone",
            "logged-in-elsewhere", "owner-changed", "nobody-logged-in", "session-over");
    }

    [Theory]
    [InlineData(UserElsewherePolicy.Move)]
    [InlineData(UserElsewherePolicy.Refuse)]
    public void Ownership_UnderMoveOrRefuse_NobodyEverOwnsTwoPhones(UserElsewherePolicy policy)
    {
        var reached = new Reached();
        s_command.Where(c => c.Act != Act.ChangePolicy).Array[1, 40].Sample(commands =>
        {
            var history = new History(policy);
            foreach (var command in commands)
            {
                reached.Sample(history.Do(command));
                history.Board.OpenSessions.Select(s => s.UserId).ShouldBeUnique();
            }
        }, iter: Samples.Of(500), print: Lines);
        reached.ShouldHave(0.01, "done", policy == UserElsewherePolicy.Move ? "moved" : "logged-in-elsewhere");
    }

    private static OwnershipBoard NewBoard(UserElsewherePolicy policy) => OwnershipBoard.Of(s_directories[policy], 0, [], [], [], []);

    private static string Lines(Command[] commands) => string.Join('\n', commands.Select(c => c.ToString()));

    private sealed class History(UserElsewherePolicy? policy)
    {
        // The model: who sits where, and since when; logins in order; ends; locks.
        private readonly List<OpenSession> _open = [];
        private readonly Dictionary<int, DateTimeOffset> _ends = [], _userLocks = [], _phoneLocks = [];
        private readonly List<JournalEntry> _journal = [];
        private DateTimeOffset _now = Monday8;
        private UserElsewherePolicy _policy = policy ?? UserElsewherePolicy.Move;
        private int _lastSession;
        private Guid? _stale;

        public OwnershipBoard Board { get; private set; } = NewBoard(policy ?? UserElsewherePolicy.Move);

        /// <summary>Carries out a command in both worlds and compares them; tells how it went.</summary>
        public string Do(Command c)
        {
            var went = "done";
            _now = _now.AddMinutes(1);
            var owner = _open.Find(s => s.HotDeskExtensionId == c.Desk);
            var lockEnd = _now.AddMinutes(15);
            switch (c.Act)
            {
                case Act.LogIn: went = LogIn(c, owner, owner?.UserId); break;
                case Act.LogInAnnouncedWrong: went = LogIn(c, owner, Olive + Carl + Nora - (owner?.UserId ?? Olive)); break;
                case Act.LogOut: went = LogOut(c, owner, null); break;
                case Act.ForceById: went = LogOut(c, owner, owner?.Id); break;
                case Act.ForceStaleId: went = LogOut(c, owner, _stale); break;
                case Act.LockUser: _userLocks[c.User] = lockEnd; Journal(JournalKind.UserLocked, user: c.User, until: lockEnd); break;
                case Act.UnlockUser: _userLocks.Remove(c.User); Journal(JournalKind.UserUnlocked, user: c.User); break;
                case Act.LockPhone: _phoneLocks[c.Desk] = lockEnd; Journal(JournalKind.PhoneLocked, phone: c.Desk, until: lockEnd); break;
                case Act.UnlockPhone: _phoneLocks.Remove(c.Desk); Journal(JournalKind.PhoneUnlocked, phone: c.Desk); break;
                default:
                    if (c.Act == Act.ChangePolicy)
                        _policy = c.Policy;
                    Board = Board with { Directory = s_directories[_policy] };
                    Journal(JournalKind.DirectoryChanged);
                    break;
            }

            AgreesWithTheModel();
            return went;
        }

        public void BoardIsTheFoldOfTheJournal()
        {
            _journal.Select(e => e.Version).ShouldBe(Enumerable.Range(1, _journal.Count).Select(v => (long)v));
            Same(Board, _journal.Aggregate(NewBoard(_policy), (b, e) => b.Apply(e)));
        }

        private string LogIn(Command c, OpenSession? owner, int? announced)
        {
            var id = Session(++_lastSession);
            var decision = Board.DecideLogIn(c.Desk, c.User, announced, id, _now);
            var elsewhere = _open.Where(s => s.UserId == c.User && s.HotDeskExtensionId != c.Desk).ToList();
            var refusal =
                c.User == Dora ? "not-right"
                : c.User == Emil ? "not-enabled"
                : c.User == Petra ? "has-own-phone"
                : owner?.UserId == c.User ? "already-owner"
                : c.Desk == DeskWithoutPhone ? "no-phone"
                : _policy == UserElsewherePolicy.Refuse && elsewhere.Count > 0 ? "logged-in-elsewhere"
                : owner is not null && owner.UserId != announced ? "owner-changed"
                : null;
            decision.Error?.Code.ShouldBe(refusal);
            decision.IsSuccess.ShouldBe(refusal is null);
            if (refusal is not null)
                return refusal;

            var ended = (owner is null ? [] : new[] { owner }).Concat(_policy == UserElsewherePolicy.Move ? elsewhere : []).ToList();
            decision.Value.OfType<SessionEnded>().Select(e => e.Session).ShouldBe(ended);
            ended.ForEach(End);
            _open.Add(new OpenSession(id, c.Desk, c.User, _now) { PhoneId = c.Desk });
            Journal(decision.Value);
            return owner is not null ? "taken over" : ended.Count > 0 ? "moved" : "done";
        }

        private string LogOut(Command c, OpenSession? owner, Guid? meant)
        {
            var decision = OwnershipDecision.Decide(Board.StateOf(c.Desk), new LogOut(meant, SessionEnd.Forced, "a reason"));
            decision.IsSuccess.ShouldBe(owner is not null && (meant is null || meant == owner.Id));
            if (!decision.IsSuccess)
                return decision.Error.Code;
            End(owner!);
            Journal(decision.Value);
            return "done";
        }

        private void End(OpenSession session)
        {
            _open.Remove(session);
            _ends[session.HotDeskExtensionId] = _now;
            _stale = session.Id;
        }

        private void Journal(ImmutableArray<OwnershipChange> changes)
        {
            foreach (var entry in Journalled.EntriesFor(Board, changes, _now).ToList())
                Journal(entry);
        }

        private void Journal(JournalKind kind, int? user = null, int? phone = null, DateTimeOffset? until = null) =>
            Journal(Journalled.Entry(Board.Version + 1, kind, _now) with { UserId = user, PhoneId = phone, Until = until });

        private void Journal(JournalEntry entry)
        {
            _journal.Add(entry);
            Board = Board.Apply(entry);
        }

        private void AgreesWithTheModel()
        {
            Board.Version.ShouldBe(_journal.Count);
            Board.OpenSessions.Select(s => s.HotDeskExtensionId).ShouldBeUnique();
            Board.OpenSessions.ShouldBe(_open, ignoreOrder: true);
            foreach (var user in s_users)
                Board.HotDesksOf(user).ShouldBe(_open.Where(s => s.UserId == user).Select(s => s.HotDeskExtensionId));

            Same(Board, OwnershipBoard.Of(Board.Directory, _journal.Count, _open, _ends, _phoneLocks, _userLocks));
        }

        private static void Same(OwnershipBoard actual, OwnershipBoard expected)
        {
            actual.Version.ShouldBe(expected.Version);
            actual.Ownerships.OrderBy(s => s.Key).ShouldBe(expected.Ownerships.OrderBy(s => s.Key));
            actual.OwnedBy.Keys.Order().ShouldBe(expected.OwnedBy.Keys.Order());
            foreach (var (user, desks) in expected.OwnedBy)
                actual.OwnedBy[user].ShouldBe(desks);
            actual.PhoneLocks.OrderBy(l => l.Key).ShouldBe(expected.PhoneLocks.OrderBy(l => l.Key));
            actual.UserLocks.OrderBy(l => l.Key).ShouldBe(expected.UserLocks.OrderBy(l => l.Key));
        }
    }
}
