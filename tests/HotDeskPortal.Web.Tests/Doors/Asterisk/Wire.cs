using System.IO.Pipelines;
using System.Net;
using System.Text;
using HotDeskPortal.Web.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>A connection without a network: what one side writes the other reads.</summary>
internal sealed class Wire : IDuplexPipe
{
    private readonly Pipe _toPortal = new(new PipeOptions(useSynchronizationContext: false)), _toAsterisk = new(new PipeOptions(useSynchronizationContext: false));

    public PipeReader Input => _toPortal.Reader;

    public PipeWriter Output => _toAsterisk.Writer;

    /// <summary>Asterisk's side: what the portal has sent.</summary>
    public Stream FromPortal => _toAsterisk.Reader.AsStream();

    /// <summary>Asterisk's side, both ways.</summary>
    public Stream Asterisk => new TwoWays(FromPortal, _toPortal.Writer.AsStream(leaveOpen: true));

    /// <summary>Asterisk says something.</summary>
    public async Task SayAsync(string text) => await _toPortal.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Asterisk closes.</summary>
    public void CloseFromAsterisk() => _toPortal.Writer.Complete();

    /// <summary>The portal's side of a call on this wire, to its end; then the portal closes.</summary>
    public async Task HoldAsync(PortalHost host, IPAddress? from = null, Action? greeted = null, CancellationToken cancellation = default)
    {
        try
        {
            await ActivatorUtilities.CreateInstance<AgiCall>(host.Services).RunAsync(this, from ?? IPAddress.Loopback, IPAddress.Loopback, greeted ?? (() => { }), cancellation);
        }
        finally
        {
            await Output.CompleteAsync();
            await Input.CompleteAsync();
        }
    }

    private sealed class TwoWays(Stream reads, Stream writes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => writes.Flush();

        public override int Read(byte[] buffer, int offset, int count) => reads.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => reads.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => writes.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => writes.WriteAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
