using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Phones",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "Phones",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "DeviceKeyHash",
                table: "Phones",
                type: "BLOB",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FetchedAt",
                table: "Phones",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FetchedFrom",
                table: "Phones",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FetchedVersion",
                table: "Phones",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProvisioningWindowUntil",
                table: "Phones",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportedFirmware",
                table: "Phones",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportedModel",
                table: "Phones",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Phones",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Offices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "Offices",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Offices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SipPort",
                table: "Offices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SipServer",
                table: "Offices",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SipTransport",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ProtectedSipSecret",
                table: "HotDeskExtensions",
                type: "TEXT",
                unicode: false,
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TemplateId",
                table: "HotDeskExtensions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Extensions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "Extensions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Extensions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "PhoneUploads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PhoneId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", maxLength: 524288, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhoneUploads_Phones_PhoneId",
                        column: x => x.PhoneId,
                        principalTable: "Phones",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProvisioningKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisioningKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProvisioningKeys_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Templates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Vendor = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Templates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Templates_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TemplateRevisions",
                columns: table => new
                {
                    TemplateId = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateRevisions", x => new { x.TemplateId, x.Revision });
                    table.ForeignKey(
                        name: "FK_TemplateRevisions_Templates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "Templates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Phones_DeviceKeyHash",
                table: "Phones",
                column: "DeviceKeyHash",
                unique: true,
                filter: "DeviceKeyHash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HotDeskExtensions_TemplateId",
                table: "HotDeskExtensions",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_PhoneUploads_PhoneId",
                table: "PhoneUploads",
                column: "PhoneId");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningKeys_Hash",
                table: "ProvisioningKeys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningKeys_OfficeId",
                table: "ProvisioningKeys",
                column: "OfficeId");

            migrationBuilder.CreateIndex(
                name: "IX_Templates_OfficeId_Name",
                table: "Templates",
                columns: new[] { "OfficeId", "Name" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_HotDeskExtensions_Templates_TemplateId",
                table: "HotDeskExtensions",
                column: "TemplateId",
                principalTable: "Templates",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_HotDeskExtensions_Templates_TemplateId",
                table: "HotDeskExtensions");

            migrationBuilder.DropTable(
                name: "PhoneUploads");

            migrationBuilder.DropTable(
                name: "ProvisioningKeys");

            migrationBuilder.DropTable(
                name: "TemplateRevisions");

            migrationBuilder.DropTable(
                name: "Templates");

            migrationBuilder.DropIndex(
                name: "IX_Phones_DeviceKeyHash",
                table: "Phones");

            migrationBuilder.DropIndex(
                name: "IX_HotDeskExtensions_TemplateId",
                table: "HotDeskExtensions");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "DeviceKeyHash",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "FetchedAt",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "FetchedFrom",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "FetchedVersion",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "ProvisioningWindowUntil",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "ReportedFirmware",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "ReportedModel",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Phones");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "SipPort",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "SipServer",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "SipTransport",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "ProtectedSipSecret",
                table: "HotDeskExtensions");

            migrationBuilder.DropColumn(
                name: "TemplateId",
                table: "HotDeskExtensions");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Extensions");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "Extensions");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Extensions");
        }
    }
}
