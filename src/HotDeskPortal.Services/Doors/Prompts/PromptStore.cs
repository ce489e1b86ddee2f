using HotDeskPortal.Services.Data;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// The parts that were rendered, as files on this machine's disk. What was not played for longest is deleted when they take too much room; a
/// disk that is full or cannot be written costs the next caller a moment, and nothing else.
/// </summary>
internal sealed class PromptStore(PromptOptions options, TimeProvider clock, ILogger<PromptStore> logger)
{
    private const string Ending = ".wav";

    /// <summary>How exactly it is known when a sound was played last.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromDays(1);

    /// <summary>Room that is made at once, so that not every sound asks for some.</summary>
    private const double Kept = 0.9;

    /// <summary>The sound of a part; null: it was not rendered, or is gone.</summary>
    public async Task<Wave?> FindAsync(string language, string address, CancellationToken cancellation)
    {
        if (!options.HasDirectory)
            return null;
        var file = FileOf(language, address);
        try
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            var now = clock.GetUtcNow();
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > Exactness)
                File.SetLastWriteTimeUtc(file, now.UtcDateTime);
            return Wave.Read(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a part was rendered.</summary>
    public bool Has(string language, string address) => options.HasDirectory && File.Exists(FileOf(language, address));

    /// <summary>Keeps the sound of a part.</summary>
    public async Task KeepAsync(string language, string address, Wave sound, CancellationToken cancellation)
    {
        if (!options.HasDirectory)
            return;
        var file = FileOf(language, address);
        var beside = $"{file}.{Guid.NewGuid():N}";
        try
        {
            PrivateFiles.CreateDirectory(options.Directory);
            PrivateFiles.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(beside, sound.ToWav(), cancellation);
            // Whoever reads finds all of it or nothing.
            File.Move(beside, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("Prompts cannot be kept in {Folder}: {Reason}", options.Directory, e.Message);
        }
    }

    /// <summary>Deletes what was not played for longest until the rest fits.</summary>
    public void MakeRoom()
    {
        var folder = new DirectoryInfo(options.HasDirectory ? options.Directory : ".");
        if (!options.HasDirectory || !folder.Exists)
            return;
        var most = options.Megabytes * 1024L * 1024;
        // Only what has the name of a sound: an operator may have named a folder that holds something else too.
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(IsOurs).OrderByDescending(f => f.LastWriteTimeUtc).ToList();
        if (files.Sum(f => f.Length) <= most)
            return;
        var kept = 0L;
        foreach (var file in files)
            if ((kept += file.Length) > most * Kept)
                Delete(file);
    }

    private void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{File} cannot be deleted: {Reason}", file.FullName, e.Message);
        }
    }

    private static bool IsOurs(FileInfo file) => file.Name is { } name && name.IndexOf(Ending, StringComparison.Ordinal) == PromptPart.AddressLength
        && name[..PromptPart.AddressLength].All(char.IsAsciiHexDigitLower);

    private string FileOf(string language, string address) => Path.Combine(options.Directory, language, address + Ending);
}
