using System.Runtime.CompilerServices;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>A test of what is SQLite's own, such as its file: skipped where the run is on another product.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    public const string Reason = "It is about SQLite's own.";

    public SqliteFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => (Skip, SkipType, SkipUnless) = (Reason, typeof(TestDatabase), nameof(TestDatabase.IsSqlite));
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => (Skip, SkipType, SkipUnless) = (SqliteFactAttribute.Reason, typeof(TestDatabase), nameof(TestDatabase.IsSqlite));
}
