using System.Globalization;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>SQL Server cannot be run on every machine, so the model is held to its rules here.</summary>
public sealed class SqlServerRulesTests : IDisposable
{
    private const int MaxIndexBytes = 1700, MaxPrimaryKeyBytes = 900;

    /// <summary>Identity's own columns without a length, none of which is searched or part of a key.</summary>
    private static readonly string[] Unlimited =
    [
        "AspNetUsers.PasswordHash", "AspNetUsers.SecurityStamp", "AspNetUsers.ConcurrencyStamp",
        "AspNetUserClaims.ClaimType", "AspNetUserClaims.ClaimValue", "AspNetUserLogins.ProviderDisplayName",
        "AspNetUserTokens.Value", "AspNetUserPasskeys.Data",
        // Half a mebibyte, and eight, at most, which the services hold them to: longer than any length that SQL Server lets one name.
        "PhoneUploads.Content", "FloorPlanPictures.Content", "NameRecordings.Sound",
    ];

    /// <summary>A passkey's id has up to 1,023 bytes by its standard, and in practice 16 to 64: Identity's own table.</summary>
    private const string PasskeyKey = "PK_AspNetUserPasskeys";

    private readonly HotDeskDbContext _db = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);

    private string Script => _db.GetService<IMigrator>().GenerateScript();

    private IRelationalModel Model => _db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void MigrationScript_ForSqlServer_Parses(MigrationsSqlGenerationOptions options)
    {
        var script = _db.GetService<IMigrator>().GenerateScript(options: options);

        using var reader = new StringReader(script);
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        errors.Select(e => $"line {e.Line}: {e.Message}").ShouldBeEmpty();
        parsed.Batches.Count.ShouldBeGreaterThan(1);
        script.ShouldContain("CREATE TABLE [OwnershipSessions]");
    }

    [Fact]
    public void MigrationScript_Broken_DoesNotParse()
    {
        using var reader = new StringReader("CREATE TABLE [Broken] ([Id] int NOT NULL IDENTITY,");
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void PrimaryKeys_StayWithin900Bytes() => Model.Tables.Where(t => t.PrimaryKey!.Name != PasskeyKey)
        .Select(t => Described(t.PrimaryKey!.Name, t.PrimaryKey.Columns, MaxPrimaryKeyBytes)).OfType<string>().ShouldBeEmpty();

    [Fact]
    public void Indexes_StayWithin1700Bytes() => Model.Tables.SelectMany(t => t.Indexes)
        .Select(i => Described(i.Name, i.Columns, MaxIndexBytes)).OfType<string>().ShouldBeEmpty();

    [Fact]
    public void Columns_HaveALength_ExceptIdentitysOwnAndUploads() => Model.Tables.SelectMany(t => t.Columns.Select(c => (Name: $"{t.Name}.{c.Name}", c.StoreType)))
        .Where(c => c.StoreType.Contains("max", StringComparison.Ordinal)).Select(c => c.Name)
        .ShouldBe(Unlimited, ignoreOrder: true);

    /// <summary>Whoever changes something fits wherever it is told: an account's address, a user's name, the name of a key.</summary>
    [Fact]
    public void Columns_OfWho_HaveOneLength()
    {
        var who = Model.Tables.SelectMany(t => t.Columns.Where(c => c.Name == "By" || c.Name.EndsWith("edBy", StringComparison.Ordinal)).Select(c => (Name: $"{t.Name}.{c.Name}", c.StoreType)))
            .Where(c => !c.Name.EndsWith("SucceededBy", StringComparison.Ordinal)).ToList();

        who.Select(c => c.Name).ShouldContain("ReadinessDismissals.By");
        who.ShouldAllBe(c => c.StoreType == "nvarchar(256)");
    }

    /// <summary>SQL Server orders GUIDs by their last bytes, which are random in version 7 too: rows would be put in everywhere.</summary>
    [Fact]
    public void Rows_LieByWhatGrows_NeverByAGuid()
    {
        var model = _db.GetService<IDesignTimeModel>().Model;
        var byGuid = model.GetEntityTypes().Where(t => t.FindPrimaryKey() is { Properties: [{ ClrType: var type }, ..] } && type == typeof(Guid)).ToList();

        byGuid.Select(t => t.GetTableName()).ShouldBe(["OwnershipSessions", "AccountSessions"], ignoreOrder: true);
        foreach (var table in byGuid)
        {
            table.FindPrimaryKey()!.IsClustered().ShouldBe(false);
            table.GetIndexes().Where(i => i.IsClustered() == true).ShouldHaveSingleItem().Properties[^1].Name.ShouldBe("StartedAt");
        }
    }

    [Fact]
    public void Names_ThatAreUnique_AreComparedByCodePoints_AsTheCodeDoes()
    {
        var compared = Model.Tables.SelectMany(t => t.Columns.Where(c => c.Collation is not null).Select(c => $"{t.Name}.{c.Name} {c.Collation}"));

        compared.ShouldBe(
            ["Templates.Name Latin1_General_BIN2", "FloorPlans.Floor Latin1_General_BIN2", "AspNetUserLogins.ProviderKey Latin1_General_BIN2"], ignoreOrder: true);
        Script.ShouldContain("ALTER TABLE [Templates] ALTER COLUMN [Name] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL");
        Script.ShouldContain("ALTER TABLE [FloorPlans] ALTER COLUMN [Floor] nvarchar");
        Script.ShouldContain("ALTER TABLE [AspNetUserLogins] ALTER COLUMN [ProviderKey] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL");
    }

    /// <summary>A column's collation cannot change while a key or an index holds it.</summary>
    [Theory]
    [InlineData("Templates", "Name", "DROP INDEX [IX_Templates_OfficeId_Name]")]
    [InlineData("Templates", "Name", "DROP INDEX [IX_Templates_BuiltIn]")]
    [InlineData("FloorPlans", "Floor", "DROP INDEX [IX_FloorPlans_OfficeId_Floor]")]
    [InlineData("AspNetUserLogins", "ProviderKey", "DROP CONSTRAINT [PK_AspNetUserLogins]")]
    public void Collations_ChangeBetweenDroppingAndMakingWhatHoldsThem(string table, string column, string drop)
    {
        var change = Script.IndexOf($"ALTER TABLE [{table}] ALTER COLUMN [{column}]", StringComparison.Ordinal);
        var dropped = Script.LastIndexOf(drop, change, StringComparison.Ordinal);
        var name = drop.Split('[')[1].TrimEnd(']');

        dropped.ShouldBeGreaterThan(0);
        (Script.LastIndexOf($"INDEX [{name}] ON", change, StringComparison.Ordinal) > dropped + drop.Length).ShouldBeFalse();
        Script.IndexOf($"[{name}]", change, StringComparison.Ordinal).ShouldBeGreaterThan(change, "it is made again");
    }

    [Fact]
    public void Sessions_AreLaidAnew_WithOneClusteredIndexAtATime()
    {
        var moved = Script[Script.IndexOf("DROP CONSTRAINT [PK_OwnershipSessions]", StringComparison.Ordinal)..];

        moved.ShouldContain("ADD CONSTRAINT [PK_OwnershipSessions] PRIMARY KEY NONCLUSTERED ([Id])");
        moved.ShouldContain("CREATE CLUSTERED INDEX [IX_OwnershipSessions_OfficeId_StartedAt] ON [OwnershipSessions] ([OfficeId], [StartedAt])");
        moved.ShouldContain("ADD CONSTRAINT [PK_AccountSessions] PRIMARY KEY NONCLUSTERED ([Id])");
        moved.ShouldContain("CREATE CLUSTERED INDEX [IX_AccountSessions_StartedAt] ON [AccountSessions] ([StartedAt])");
    }

    [Fact]
    public void Deleting_NeverReachesATableByTwoPathsOrACircle()
    {
        // Error 1785, "may cause cycles or multiple cascade paths".
        var cascades = Model.Tables.SelectMany(t => t.ForeignKeyConstraints)
            .Where(f => f.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
            .ToLookup(f => f.PrincipalTable.Name, f => f.Table.Name);
        cascades.ShouldNotBeEmpty();
        foreach (var start in Model.Tables.Select(t => t.Name))
            Follow(start, start, []);

        void Follow(string start, string table, HashSet<string> reached)
        {
            foreach (var dependent in cascades[table])
            {
                (dependent != start && reached.Add(dependent)).ShouldBeTrue($"deleting from {start} reaches {dependent} twice");
                Follow(start, dependent, reached);
            }
        }
    }

    [Fact]
    public void ForeignKeys_HaveTheTypeOfWhatTheyPointTo() => Model.Tables.SelectMany(t => t.ForeignKeyConstraints)
        .SelectMany(f => f.Columns.Zip(f.PrincipalColumns, (own, theirs) => (f.Name, Own: own.StoreType, Theirs: theirs.StoreType)))
        .ShouldAllBe(c => c.Own == c.Theirs);

    public void Dispose() => _db.Dispose();

    /// <summary>A key that is too long, and why; null: it is not.</summary>
    private static string? Described(string name, IReadOnlyList<IColumn> columns, int limit) => columns.Sum(Bytes) is var bytes && bytes > limit
        ? $"{name}: {bytes} bytes ({string.Join(", ", columns.Select(c => $"{c.Name} {c.StoreType}"))})"
        : null;

    private static int Bytes(IColumn column)
    {
        var (type, size) = column.StoreType.TrimEnd(')').Split('(') is [var name, var length]
            ? (name, int.TryParse(length, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue / 8)
            : (column.StoreType, 0);
        return type switch
        {
            "int" => 4,
            "bigint" => 8,
            "bit" => 1,
            "uniqueidentifier" => 16,
            "datetimeoffset" => 10,
            "nvarchar" => 2 * size,
            "varchar" or "binary" or "varbinary" => size,
            _ => throw new NotSupportedException($"{column.Name} is {column.StoreType}: how many bytes does that take in a key?"),
        };
    }
}
