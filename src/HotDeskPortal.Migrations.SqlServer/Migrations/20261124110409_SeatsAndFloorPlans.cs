using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.SqlServer.Migrations
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OfficeId = table.Column<int>(type: "int", nullable: false),
                    Floor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ContentType = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OfficeId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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
                    FloorPlanId = table.Column<int>(type: "int", nullable: false),
                    HotDeskExtensionId = table.Column<int>(type: "int", nullable: false),
                    X = table.Column<double>(type: "float", nullable: false),
                    Y = table.Column<double>(type: "float", nullable: false)
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
                    FloorPlanId = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", maxLength: 8388608, nullable: false)
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
