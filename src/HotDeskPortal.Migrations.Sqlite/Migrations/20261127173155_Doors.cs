using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    System = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    SecretCreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SecretCreatedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    PreviousSecretHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: true),
                    PreviousSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    AllowedNetworks = table.Column<string>(type: "TEXT", unicode: false, maxLength: 500, nullable: false),
                    Trunk = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Realm = table.Column<string>(type: "TEXT", maxLength: 253, nullable: true),
                    ProtectedSigningToken = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1000, nullable: true),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastCallAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastRequestAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastRequestFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    LastRefusedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastRefusal = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    LastRefusedFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true)
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
