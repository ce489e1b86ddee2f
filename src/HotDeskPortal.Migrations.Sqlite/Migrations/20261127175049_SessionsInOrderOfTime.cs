using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SessionsInOrderOfTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
