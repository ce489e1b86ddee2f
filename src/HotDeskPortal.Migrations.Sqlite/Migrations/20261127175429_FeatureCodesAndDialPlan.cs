using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotDeskPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FeatureCodesAndDialPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Offices that there are keep the codes that their phones dial.
            migrationBuilder.AddColumn<string>(
                name: "Dialling_CountryCode",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Dialling_Dids",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Dialling_InternationalPrefix",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Dialling_NationalPrefix",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Dialling_OutsidePrefix",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Dialling_TrunkFormat",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "AsDialled");

            migrationBuilder.AddColumn<string>(
                name: "FeatureCodes_LogIn",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "*45");

            migrationBuilder.AddColumn<string>(
                name: "FeatureCodes_LogOut",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: false,
                defaultValue: "*46");

            migrationBuilder.AddColumn<string>(
                name: "FeatureCodes_Toggle",
                table: "Offices",
                type: "TEXT",
                unicode: false,
                maxLength: 5,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Dialling_CountryCode",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Dialling_Dids",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Dialling_InternationalPrefix",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Dialling_NationalPrefix",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Dialling_OutsidePrefix",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Dialling_TrunkFormat",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "FeatureCodes_LogIn",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "FeatureCodes_LogOut",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "FeatureCodes_Toggle",
                table: "Offices");
        }
    }
}
