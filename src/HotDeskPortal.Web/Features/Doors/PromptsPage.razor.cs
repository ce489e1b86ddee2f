using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Everything that phones say, to listen to; and names as people speak them.</summary>
public sealed partial class PromptsPage
{
    /// <summary>Names that are listed at once.</summary>
    private const int MaxNames = 50;

    private readonly Busy busy = new();
    private bool isRead;
    private string? language;
    private string search = "";
    private string? trouble;
    private int hidden;
    private Playing? playing;

    [Inject] private PromptSounds Sounds { get; set; } = default!;

    [Inject] private ISpeechState Speech { get; set; } = default!;

    [Inject] private NameRecordings Recordings { get; set; } = default!;

    private string Language => language ?? PromptTexts.Shipped(Board!.Office.Language);

    /// <inheritdoc />
    protected override void OnOpened() => (isRead, language, playing, trouble) = (false, null, null, null);

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        await Recordings.ReadAsync(Board!.Directory, WhileShown);
        if (isCurrent())
            isRead = true;
        return null;
    }

    /// <summary>Every sentence, with somebody and some desk where it names one.</summary>
    private static IEnumerable<Spoken> Sentences(OwnershipBoard board)
    {
        var (user, desk) = (board.Directory.Users.FirstOrDefault(), board.Directory.HotDesks.FirstOrDefault());
        return Enum.GetValues<Prompt>().Select(prompt => new Spoken(prompt, user?.Name, desk?.Number));
    }

    private static Spoken NameOf(UserEntry user) => new(Prompt.SomebodyOwnsThisPhone, user.Name);

    private List<UserEntry> People(OwnershipBoard board)
    {
        var found = board.Directory.Users.Where(u => u.IsActive
            && (u.Name.Contains(search, StringComparison.CurrentCultureIgnoreCase) || u.Number.Digits.StartsWith(search, StringComparison.Ordinal))).ToList();
        hidden = Math.Max(0, found.Count - MaxNames);
        return found[..Math.Min(found.Count, MaxNames)];
    }

    private void Play(OwnershipBoard board, Spoken spoken) => playing = new Playing(
        (playing?.Number ?? 0) + 1, PromptTexts.Of(spoken, Language),
        PromptEndpoint.Address(Office, PromptTexts.Shipped(Language), Sounds.Address(board.Directory, spoken, Language)));

    private async Task UploadAsync(int userId, IBrowserFile? file)
    {
        if (file is null)
            return;
        if (file.Size > NameRecordings.MaxUpload)
        {
            trouble = PromptStrings.TooLarge.With(NameRecordings.MaxUpload / 1024 / 1024);
            return;
        }
        await ChangeAsync(async () =>
        {
            using var content = new MemoryStream();
            await using (var stream = file.OpenReadStream(NameRecordings.MaxUpload))
                await stream.CopyToAsync(content);
            return await Recordings.SaveAsync(Actor, Office, userId, content.ToArray());
        });
    }

    private Task DeleteAsync(int userId) => ChangeAsync(() => Recordings.DeleteAsync(Actor, Office, userId));

    private async Task ChangeAsync(Func<Task<Result<Done>>> change)
    {
        var done = await busy.RunAsync(change);
        trouble = ErrorTexts.Of(done.Error);
        await ReloadAsync();
    }

    private sealed record Playing(int Number, string Text, string Address);
}
