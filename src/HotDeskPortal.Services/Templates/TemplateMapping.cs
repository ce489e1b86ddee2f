using System.Text.Json;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotDeskPortal.Services.Templates;

/// <summary>How a template is stored.</summary>
internal sealed class TemplateMapping : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> template)
    {
        template.Property(t => t.Name).HasMaxLength(TemplateLengths.Name);
        template.Property(t => t.Content).HasConversion<TemplateContentConverter>().HasMaxLength(TemplateLengths.Content);
        template.Property(t => t.Revision).IsConcurrencyToken();
        template.Property(t => t.ChangedBy).HasMaxLength(CommonLengths.Who);
        template.HasOne<Office>().WithMany().HasForeignKey(t => t.OfficeId).OnDelete(DeleteBehavior.Restrict);
        template.HasIndex(t => new { t.OfficeId, t.Name }).IsUnique();
        // NULL is no value: the index above lets built-in templates, which are no office's, be there twice.
        template.HasIndex(t => t.Name, "IX_Templates_BuiltIn").IsUnique().HasFilter("OfficeId IS NULL");
    }
}

/// <summary>How it is stored what a template said at a revision.</summary>
internal sealed class TemplateRevisionMapping : IEntityTypeConfiguration<TemplateRevision>
{
    public void Configure(EntityTypeBuilder<TemplateRevision> revision)
    {
        revision.HasKey(r => new { r.TemplateId, r.Revision });
        revision.Property(r => r.Content).HasConversion<TemplateContentConverter>().HasMaxLength(TemplateLengths.Content);
        revision.Property(r => r.By).HasMaxLength(CommonLengths.Who);
        revision.HasOne<Template>().WithMany().HasForeignKey(r => r.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>As JSON; records compare by value but for their arrays, so a change is always a new object.</summary>
internal sealed class TemplateContentConverter() : ValueConverter<TemplateContent, string>(
    content => JsonSerializer.Serialize(content, JsonSerializerOptions.Web),
    text => JsonSerializer.Deserialize<TemplateContent>(text, JsonSerializerOptions.Web)!);
