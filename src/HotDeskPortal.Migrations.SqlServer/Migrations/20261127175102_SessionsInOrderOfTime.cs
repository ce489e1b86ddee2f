using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SessionsInOrderOfTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_OwnershipSessions",
                table: "OwnershipSessions");

            migrationBuilder.DropIndex(
                name: "IX_OwnershipSessions_OfficeId_StartedAt",
                table: "OwnershipSessions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AccountSessions",
                table: "AccountSessions");

            migrationBuilder.AddPrimaryKey(
                name: "PK_OwnershipSessions",
                table: "OwnershipSessions",
                column: "Id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_AccountSessions",
                table: "AccountSessions",
                column: "Id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipSessions_OfficeId_StartedAt",
                table: "OwnershipSessions",
                columns: new[] { "OfficeId", "StartedAt" })
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_StartedAt",
                table: "AccountSessions",
                column: "StartedAt")
                .Annotation("SqlServer:Clustered", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_OwnershipSessions",
                table: "OwnershipSessions");

            migrationBuilder.DropIndex(
                name: "IX_OwnershipSessions_OfficeId_StartedAt",
                table: "OwnershipSessions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AccountSessions",
                table: "AccountSessions");

            migrationBuilder.DropIndex(
                name: "IX_AccountSessions_StartedAt",
                table: "AccountSessions");

            migrationBuilder.AddPrimaryKey(
                name: "PK_OwnershipSessions",
                table: "OwnershipSessions",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AccountSessions",
                table: "AccountSessions",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipSessions_OfficeId_StartedAt",
                table: "OwnershipSessions",
                columns: new[] { "OfficeId", "StartedAt" });
        }
    }
}
