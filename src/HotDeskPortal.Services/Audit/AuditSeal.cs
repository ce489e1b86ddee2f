using System.Security.Cryptography;
using System.Text;

namespace HotDeskPortal.Services.Audit;

/// <summary>What holds a chain together: the hash of an entry covers its content, its number and the hash before it.</summary>
internal static class AuditSeal
{
    public const int HashBytes = HMACSHA256.HashSizeInBytes;

    /// <summary>The hash of an entry.</summary>
    public static byte[] Of(AuditEntry entry, byte[] key) => Compute(key, writer =>
    {
        writer.Write("entry");
        writer.Write(entry.Chain);
        writer.Write(entry.Number);
        writer.Write(entry.At.UtcTicks);
        writer.Write(entry.Action.ToString());
        writer.Write(entry.Kind.ToString());
        writer.Write(entry.Subject);
        writer.Write(entry.Party.ToString());
        writer.Write(entry.By);
        Write(writer, entry.Channel?.ToString());
        Write(writer, entry.From);
        Write(writer, entry.Before);
        Write(writer, entry.After);
        writer.Write(entry.KeyVersion);
        writer.Write(entry.Previous);
    });

    /// <summary>The seal of a chain's end.</summary>
    public static byte[] Of(AuditChain chain, byte[] key) => Compute(key, writer =>
    {
        writer.Write("end");
        writer.Write(chain.Id);
        writer.Write(chain.Length);
        writer.Write(chain.Hash);
        writer.Write(chain.KeyVersion);
    });

    /// <summary>Every text is written with its length: no two contents have the same bytes.</summary>
    private static byte[] Compute(byte[] key, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return HMACSHA256.HashData(key, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }
}
