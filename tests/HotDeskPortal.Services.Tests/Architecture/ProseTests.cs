using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>Domain and Services tell facts; their words stand in Web's resource files, so that a translation is a file.</summary>
public sealed partial class ProseTests
{
    /// <summary>Files whose words are data rather than told to somebody.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["src/HotDeskPortal.Domain/Phones/PhoneModel.cs"] = "names of models, which stand in exports",
        ["src/HotDeskPortal.Services/Audit/AuditCollection.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Audit/AuditRefusals.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Audit/AuditService.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Audit/AuditedJournal.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Doors/DoorKnocks.cs"] = "a line of the security log",
        ["src/HotDeskPortal.Services/Audit/AuditedType.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Audit/AuditedTypes.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Doors/DoorAccounts.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Import/Cells/YesNoWords.cs"] = "words that are read, not told",
        ["src/HotDeskPortal.Services/Import/Files/CsvWriter.cs"] = "formats of dates",
        ["src/HotDeskPortal.Services/Import/ExportColumns.cs"] = "headers of files, which are a format",
        ["src/HotDeskPortal.Services/Import/ExportService.cs"] = "headers of files, which are a format",
        ["src/HotDeskPortal.Services/Import/ImportColumns.cs"] = "headers of files, which are a format, and the made-up people of the sample files",
        ["src/HotDeskPortal.Services/Lessons/LessonCatalog.cs"] = "faults of an operator's lesson files, told at start",
        ["src/HotDeskPortal.Services/Lessons/LessonClasses.cs"] = "an actor's name, sealed in the log",
        ["src/HotDeskPortal.Services/Lessons/LessonReader.cs"] = "faults of an operator's lesson files, told at start",
        ["src/HotDeskPortal.Services/Provisioning/HandOuts.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Provisioning/SipResync.cs"] = "header fields of SIP",
        ["src/HotDeskPortal.Services/Provisioning/SipSecrets.cs"] = "sealed in the log as it was written",
        ["src/HotDeskPortal.Services/Templates/BuiltInTemplates.cs"] = "names of records, which an office may change",
    };

    [Fact]
    public void DomainAndServices_HoldNoProse() => SourceTree.Files("src", ".cs")
        .Where(f => f.StartsWith("src/HotDeskPortal.Domain/", StringComparison.Ordinal) || f.StartsWith("src/HotDeskPortal.Services/", StringComparison.Ordinal))
        .Where(f => Prose(string.Join('\n', SourceTree.Lines(f))).Any())
        .ShouldBe(Reasons.Keys, ignoreOrder: true, "return a fact or an enum, and word it in <Feature>Strings.resx of Web");

    [Theory]
    [InlineData("return \"Nobody is there.\";", true)]
    [InlineData("return $\"Desk {desk} is free.\";", true)]
    [InlineData("return condition ? \"no desk\" : \"\";", true)]
    [InlineData("return \"owned\";", false)]
    [InlineData("// \"Nobody is there.\"", false)]
    [InlineData("throw new InvalidOperationException(\"Nobody is there.\");", false)]
    [InlineData("logger.LogError(\"Nobody is there: {Desk}.\", desk);", false)]
    public void Prose_IsWordsThatSomebodyIsTold(string statement, bool isProse) => Prose($"class C {{ string M() {{ {statement} }} }}").Any().ShouldBe(isProse);

    private static IEnumerable<string> Prose(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
        .Where(n => n is InterpolatedStringExpressionSyntax || n.IsKind(SyntaxKind.StringLiteralExpression))
        .Where(n => TwoWords().IsMatch(Text(n)) && !n.Ancestors().Any(IsForDevelopers))
        .Select(n => n.ToString());

    /// <summary>What is written, without the code between braces.</summary>
    private static string Text(SyntaxNode node) => node is InterpolatedStringExpressionSyntax interpolated
        ? string.Concat(interpolated.Contents.Select(c => c is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "x"))
        : node.ToString();

    /// <summary>Exceptions, logs, attributes, and the options' problems, which name keys of the configuration to an operator at start.</summary>
    private static bool IsForDevelopers(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax or AttributeSyntax => true,
        ObjectCreationExpressionSyntax created => created.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        InvocationExpressionSyntax call => Log().IsMatch(call.Expression.ToString()),
        MethodDeclarationSyntax method => method.Identifier.Text is "ToString",
        TypeDeclarationSyntax type => type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal) || type.Identifier.Text == "GroupRole",
        _ => false,
    };

    [GeneratedRegex(@"[A-Za-z]{2,}[,:]? [a-z]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"(^|\.)Log[A-Z]\w*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Log();
}
