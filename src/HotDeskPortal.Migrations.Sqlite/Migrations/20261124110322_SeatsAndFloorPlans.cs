using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SeatsAndFloorPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FloorPlans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Floor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FloorPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FloorPlans_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UserActivities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserActivities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserActivities_HotDeskUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "HotDeskUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UserActivities_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FloorPlanDesks",
                columns: table => new
                {
                    FloorPlanId = table.Column<int>(type: "INTEGER", nullable: false),
                    HotDeskExtensionId = table.Column<int>(type: "INTEGER", nullable: false),
                    X = table.Column<double>(type: "REAL", nullable: false),
                    Y = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FloorPlanDesks", x => new { x.FloorPlanId, x.HotDeskExtensionId });
                    table.ForeignKey(
                        name: "FK_FloorPlanDesks_FloorPlans_FloorPlanId",
                        column: x => x.FloorPlanId,
                        principalTable: "FloorPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FloorPlanDesks_HotDeskExtensions_HotDeskExtensionId",
                        column: x => x.HotDeskExtensionId,
                        principalTable: "HotDeskExtensions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FloorPlanPictures",
                columns: table => new
                {
                    FloorPlanId = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", maxLength: 8388608, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FloorPlanPictures", x => x.FloorPlanId);
                    table.ForeignKey(
                        name: "FK_FloorPlanPictures_FloorPlans_FloorPlanId",
                        column: x => x.FloorPlanId,
                        principalTable: "FloorPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FloorPlanDesks_HotDeskExtensionId",
                table: "FloorPlanDesks",
                column: "HotDeskExtensionId");

            migrationBuilder.CreateIndex(
                name: "IX_FloorPlans_OfficeId_Floor",
                table: "FloorPlans",
                columns: new[] { "OfficeId", "Floor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserActivities_OfficeId_EndedAt",
                table: "UserActivities",
                columns: new[] { "OfficeId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UserActivities_Open",
                table: "UserActivities",
                column: "UserId",
                unique: true,
                filter: "EndedAt IS NULL");

            // Who is there already: active from creation to deletion, or to the last change where they are disabled now.
            migrationBuilder.Sql("""
                INSERT INTO UserActivities (OfficeId, UserId, StartedAt, EndedAt)
                SELECT e.OfficeId, u.Id, e.CreatedAt, COALESCE(e.DeletedAt, CASE WHEN u.IsActive = 0 THEN e.ChangedAt END)
                FROM HotDeskUsers u JOIN Extensions e ON e.Id = u.Id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FloorPlanDesks");

            migrationBuilder.DropTable(
                name: "FloorPlanPictures");

            migrationBuilder.DropTable(
                name: "UserActivities");

            migrationBuilder.DropTable(
                name: "FloorPlans");
        }
    }
}
