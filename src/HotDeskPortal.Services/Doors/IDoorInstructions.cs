using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Doors;

/// <summary>How a file to be pasted is coloured.</summary>
public enum InstructionSyntax
{
    /// <summary>Sections, and names with values: <c>extensions.conf</c> and its like.</summary>
    Asterisk,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>A script of the shell.</summary>
    Shell,

    /// <summary>A value alone, such as an address.</summary>
    Text,
}

/// <summary>What is put into a phone system.</summary>
/// <param name="Name">File name, or what the field is called there.</param>
/// <param name="Syntax">How it is coloured.</param>
/// <param name="Content">What it says.</param>
public sealed record InstructionFile(string Name, InstructionSyntax Syntax, string Content)
{
    /// <summary>Where it belongs, for example <c>/etc/asterisk/</c>; empty: the name says it.</summary>
    public string Place { get; init; } = "";

    /// <summary>Without the content, which may hold the secret.</summary>
    public override string ToString() => Name;
}

/// <summary>What is known when it is written.</summary>
/// <param name="Board">The office.</param>
/// <param name="Door">The door.</param>
/// <param name="PublicUrl">Where the phone system finds the portal.</param>
/// <param name="Secret">The door's secret, while it is shown; null: <see cref="SecretPlaceholder"/> stands in its place.</param>
/// <param name="AgiHost">Where the phone system finds the portal's FastAGI.</param>
/// <param name="AgiPort">Its port; 0: it is not opened.</param>
public sealed record InstructionFacts(OwnershipBoard Board, Door Door, Uri PublicUrl, string? Secret, string AgiHost, int AgiPort)
{
    /// <summary>What stands where the secret belongs.</summary>
    public const string SecretPlaceholder = "PASTE-THE-SECRET";

    /// <summary>The secret, or what stands in its place.</summary>
    public string SecretText => Secret ?? SecretPlaceholder;

    /// <summary>Where the door's own addresses begin: <c>https://portal.example.com/door/{address}/</c>.</summary>
    public Uri DoorUrl => new($"{PublicUrl.AbsoluteUri.TrimEnd('/')}/door/{Door.Address}/");

    /// <summary>Without the secret, which belongs in no log.</summary>
    public override string ToString() => $"Door {Door.Id}";
}

/// <summary>Writes what is put into one kind of phone system.</summary>
public interface IDoorInstructions
{
    /// <summary>Which.</summary>
    PhoneSystem System { get; }

    /// <summary>The files, in the order in which they are put there.</summary>
    ImmutableArray<InstructionFile> Write(InstructionFacts facts);
}
