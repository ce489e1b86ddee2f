using System.Text;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;
using static HotDeskPortal.Services.Tests.Import.Files.TestWorkbook;

namespace HotDeskPortal.Services.Tests.Import.Files;

public sealed class TableReaderTests
{
    [Fact]
    public async Task File_LargerThanWhatIsRead_IsNotReadToItsEnd()
    {
        using var lane = new ImportLane();
        using var endless = new EndlessStream(() => { });

        var refused = (await TableReader.ReadAsync(endless, _ => true, lane, TestPortal.Admin, default)).Error.ShouldBeOfType<UnreadableFile>();

        refused.ShouldBe(new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Bytes, Most = 16 });
        endless.Read_.ShouldBeLessThan(TableLimits.MaxBytes + 200_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reading_WhenNobodyWaits_Ends(bool isWorkbook)
    {
        using var leaves = new CancellationTokenSource();
        var row = isWorkbook ? Texts("2100", "A") : "2100,A\n";
        var rows = Enumerable.Repeat(row, 50_000);
        var file = isWorkbook ? new TestWorkbook().Sheet("A", [Texts("Extension", "Name"), .. rows]).ToBytes() : Encoding.UTF8.GetBytes("Extension,Name\n" + string.Concat(rows));
        var budget = new ReadingBudget(TableLimits.Default, leaves.Token);

        Should.Throw<OperationCanceledException>(() => TableReader.Read(
            file,
            header =>
            {
                leaves.Cancel();
                return header == "Extension";
            },
            budget));

        budget.Rows.ShouldBeLessThan(2);
    }

    [Fact]
    public async Task DryRun_Cancelled_EndsWithoutAnError()
    {
        await using var portal = await TestPortal.StartAsync();
        using var leaves = new CancellationTokenSource();
        using var lane = new ImportLane();
        using var endless = new EndlessStream(leaves.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => portal.Get<ImportService>()
            .DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, endless, "x.csv", leaves.Token));
    }

    [Fact]
    public async Task InvisibleCharacters_InsideAValue_AreShownInTheReasonButAPinIsNot()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = new MemoryStream(Encoding.UTF8.GetBytes("Extension,First name,PIN\n24\u200B53,Ida,58241\n2455,Ann,582\u00A041\n2454,\u00A0Tom,58242\u200B\n"));

        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, file, "x.csv")).Value;

        plan.Rows[0].Name.ShouldBe("24·U+200B·53 Ida");
        plan.Rows.SelectMany(r => r.Notes).Where(n => n.What is HiddenCharacters).Select(n => (n.Column, n.What)).ShouldBe(
            [("Extension", new HiddenCharacters("24·U+200B·53")), ("PIN", new HiddenCharacters("•••·U+00A0·••"))]);
        plan.Rows[2].IsGood.ShouldBeTrue();
    }

    /// <summary>Quotation marks that do match, but swallow a row: nothing of it may be shown.</summary>
    [Theory]
    [InlineData("Extension,First name,Last name,PIN,Hot desking\n2412,\"open,Lund,918273,yes\n2413,5\",Po,60721,yes\n")]
    [InlineData("Extension,\"Colour\n2412,Ida,Lund,918273,yes\n2413\",First name,Last name,PIN\n2414,x,y,z,60721\n")]
    [InlineData("Extension,First name,Last name,PIN,Hot desking\n2412,Ida,Lund,60721,\"yes\n2413,Tom,Po,918273,no\"\n")]
    public async Task SwallowedRows_AreShownNowhere(string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv")).Value;

        string.Join('\n', plan.Rows.SelectMany(r => r.Notes.Select(n => $"{n}").Append(r.Name)).Concat(plan.Warnings.Select(w => $"{w}"))).ShouldNotContain("918273");
        plan.Rows.ShouldHaveSingleItem();
    }

    private sealed class EndlessStream(Action read) : Stream
    {
        public long Read_ { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            read();
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Read_ += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
