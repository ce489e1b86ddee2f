using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BuiltInTemplatesOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Instances that started at once on an empty database have added them twice. The first of each stays, and what used another uses it.
            migrationBuilder.Sql("""
                UPDATE HotDeskExtensions SET TemplateId = (
                    SELECT MIN(kept.Id) FROM Templates AS kept INNER JOIN Templates AS used ON used.Name = kept.Name
                    WHERE kept.OfficeId IS NULL AND used.Id = HotDeskExtensions.TemplateId)
                WHERE TemplateId IN (SELECT Id FROM Templates WHERE OfficeId IS NULL);
                """);
            migrationBuilder.Sql("""
                DELETE FROM TemplateRevisions WHERE TemplateId IN (
                    SELECT Id FROM Templates WHERE OfficeId IS NULL AND Id NOT IN (SELECT MIN(Id) FROM Templates WHERE OfficeId IS NULL GROUP BY Name));
                """);
            migrationBuilder.Sql("""
                DELETE FROM Templates WHERE OfficeId IS NULL AND Id NOT IN (SELECT MIN(Id) FROM Templates WHERE OfficeId IS NULL GROUP BY Name);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Templates_BuiltIn",
                table: "Templates",
                column: "Name",
                unique: true,
                filter: "OfficeId IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Templates_BuiltIn",
                table: "Templates");
        }
    }
}
