using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NamesByCodePoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Keys and indexes hold the columns.
            migrationBuilder.DropIndex(name: "IX_Templates_OfficeId_Name", table: "Templates");
            migrationBuilder.DropIndex(name: "IX_Templates_BuiltIn", table: "Templates");
            migrationBuilder.DropIndex(name: "IX_FloorPlans_OfficeId_Floor", table: "FloorPlans");
            migrationBuilder.DropPrimaryKey(name: "PK_AspNetUserLogins", table: "AspNetUserLogins");

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "Templates",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                collation: "Latin1_General_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "Floor",
                table: "FloorPlans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                collation: "Latin1_General_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

            migrationBuilder.AlterColumn<string>(
                name: "ProviderKey",
                table: "AspNetUserLogins",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: false,
                collation: "Latin1_General_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(128)",
                oldMaxLength: 128);

            migrationBuilder.CreateIndex(name: "IX_Templates_OfficeId_Name", table: "Templates", columns: new[] { "OfficeId", "Name" }, unique: true, filter: "[OfficeId] IS NOT NULL");
            migrationBuilder.CreateIndex(name: "IX_Templates_BuiltIn", table: "Templates", column: "Name", unique: true, filter: "OfficeId IS NULL");
            migrationBuilder.CreateIndex(name: "IX_FloorPlans_OfficeId_Floor", table: "FloorPlans", columns: new[] { "OfficeId", "Floor" }, unique: true);
            migrationBuilder.AddPrimaryKey(name: "PK_AspNetUserLogins", table: "AspNetUserLogins", columns: new[] { "LoginProvider", "ProviderKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Keys and indexes hold the columns.
            migrationBuilder.DropIndex(name: "IX_Templates_OfficeId_Name", table: "Templates");
            migrationBuilder.DropIndex(name: "IX_Templates_BuiltIn", table: "Templates");
            migrationBuilder.DropIndex(name: "IX_FloorPlans_OfficeId_Floor", table: "FloorPlans");
            migrationBuilder.DropPrimaryKey(name: "PK_AspNetUserLogins", table: "AspNetUserLogins");

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "Templates",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100,
                oldCollation: "Latin1_General_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "Floor",
                table: "FloorPlans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldCollation: "Latin1_General_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "ProviderKey",
                table: "AspNetUserLogins",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(128)",
                oldMaxLength: 128,
                oldCollation: "Latin1_General_BIN2");

            migrationBuilder.CreateIndex(name: "IX_Templates_OfficeId_Name", table: "Templates", columns: new[] { "OfficeId", "Name" }, unique: true, filter: "[OfficeId] IS NOT NULL");
            migrationBuilder.CreateIndex(name: "IX_Templates_BuiltIn", table: "Templates", column: "Name", unique: true, filter: "OfficeId IS NULL");
            migrationBuilder.CreateIndex(name: "IX_FloorPlans_OfficeId_Floor", table: "FloorPlans", columns: new[] { "OfficeId", "Floor" }, unique: true);
            migrationBuilder.AddPrimaryKey(name: "PK_AspNetUserLogins", table: "AspNetUserLogins", columns: new[] { "LoginProvider", "ProviderKey" });
        }
    }
}
