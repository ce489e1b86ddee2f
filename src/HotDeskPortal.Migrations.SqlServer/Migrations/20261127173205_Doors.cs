using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Doors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OfficeId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    System = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "varchar(22)", unicode: false, maxLength: 22, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    SecretCreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SecretCreatedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    PreviousSecretHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: true),
                    PreviousSecretUntil = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AllowedNetworks = table.Column<string>(type: "varchar(500)", unicode: false, maxLength: 500, nullable: false),
                    Trunk = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Realm = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: true),
                    ProtectedSigningToken = table.Column<string>(type: "varchar(1000)", unicode: false, maxLength: 1000, nullable: true),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    DeletedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastCallAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastRequestAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastRequestFrom = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    LastRefusedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastRefusal = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    LastRefusedFrom = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doors_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Doors_Address",
                table: "Doors",
                column: "Address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doors_OfficeId",
                table: "Doors",
                column: "OfficeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Doors");
        }
    }
}
