using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DailyPinGuardsAndStagedImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Phones_HotDeskExtensionId",
                table: "Phones");

            migrationBuilder.DropIndex(
                name: "IX_Phones_Mac",
                table: "Phones");

            migrationBuilder.DropIndex(
                name: "IX_Extensions_OfficeId_Number",
                table: "Extensions");

            migrationBuilder.AddColumn<long>(
                name: "DayFrom",
                table: "PinGuards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WrongADay",
                table: "PinGuards",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportId",
                table: "Phones",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Policies_OfficeTriesADay",
                table: "Offices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 300);

            migrationBuilder.AddColumn<int>(
                name: "Policies_UserTriesADay",
                table: "Offices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportId",
                table: "Extensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Phones_HotDeskExtensionId",
                table: "Phones",
                column: "HotDeskExtensionId",
                unique: true,
                filter: "HotDeskExtensionId IS NOT NULL AND ImportId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Phones_Mac",
                table: "Phones",
                column: "Mac",
                unique: true,
                filter: "ImportId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Extensions_OfficeId_Number",
                table: "Extensions",
                columns: new[] { "OfficeId", "Number" },
                unique: true,
                filter: "DeletedAt IS NULL AND ImportId IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Phones_HotDeskExtensionId",
                table: "Phones");

            migrationBuilder.DropIndex(
                name: "IX_Phones_Mac",
                table: "Phones");

            migrationBuilder.DropIndex(
                name: "IX_Extensions_OfficeId_Number",
                table: "Extensions");

            migrationBuilder.DropColumn(
                name: "DayFrom",
                table: "PinGuards");

            migrationBuilder.DropColumn(
                name: "WrongADay",
                table: "PinGuards");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "Policies_OfficeTriesADay",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Policies_UserTriesADay",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "Extensions");

            migrationBuilder.CreateIndex(
                name: "IX_Phones_HotDeskExtensionId",
                table: "Phones",
                column: "HotDeskExtensionId",
                unique: true,
                filter: "HotDeskExtensionId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Phones_Mac",
                table: "Phones",
                column: "Mac",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Extensions_OfficeId_Number",
                table: "Extensions",
                columns: new[] { "OfficeId", "Number" },
                unique: true,
                filter: "DeletedAt IS NULL");
        }
    }
}
