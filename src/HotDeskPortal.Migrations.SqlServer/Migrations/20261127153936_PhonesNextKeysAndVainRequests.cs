using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PhonesNextKeysAndVainRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "NextDeviceKeyHash",
                table: "Phones",
                type: "binary(32)",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RefusedAt",
                table: "Phones",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RefusedBecause",
                table: "Phones",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Phones_NextDeviceKeyHash",
                table: "Phones",
                column: "NextDeviceKeyHash",
                unique: true,
                filter: "NextDeviceKeyHash IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Phones_NextDeviceKeyHash",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "NextDeviceKeyHash",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "RefusedAt",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "RefusedBecause",
                table: "Phones");
        }
    }
}
