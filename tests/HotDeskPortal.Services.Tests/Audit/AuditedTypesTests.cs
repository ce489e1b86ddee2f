using HotDeskPortal.Services.Audit;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HotDeskPortal.Services.Tests.Audit;

/// <summary>Whoever adds a record, or a property to one, says what the audit log tells of it.</summary>
public sealed class AuditedTypesTests
{
    [Fact]
    public async Task EveryKindOfRecord_IsToldOf_OrLeftOutForAReason()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        db.Model.GetEntityTypes().Select(t => t.ClrType).Distinct()
            .Where(t => AuditedTypes.Find(t) is null && !AuditedTypes.Parts.Contains(t) && !AuditedTypes.NotAudited.ContainsKey(t))
            .ShouldBeEmpty("decide in AuditedTypes what the audit log tells of these");
    }

    [Fact]
    public async Task EveryProperty_OfWhatIsToldOf_IsNamed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        foreach (var entity in db.Model.GetEntityTypes())
            if (AuditedTypes.Find(entity.ClrType) is { } type)
            {
                var properties = Paths(entity, "").ToList();
                properties.Except(type.Paths).ShouldBeEmpty($"decide in AuditedTypes what the audit log tells of these of {entity.ClrType.Name}");
                type.Fields.Select(f => f.Path).Except(properties).ShouldBeEmpty($"{entity.ClrType.Name} has no such properties");
            }
    }

    private static IEnumerable<string> Paths(ITypeBase type, string prefix) =>
        type.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd) && !(p.IsPrimaryKey() && p.Name is "Id" or "OfficeId")).Select(p => prefix + p.Name)
            .Concat(type.GetComplexProperties().SelectMany(c => Paths(c.ComplexType, $"{prefix}{c.Name}.")));
}
