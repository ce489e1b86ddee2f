using System.Globalization;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace HotDeskPortal.Web.Features.Accounts.MyAccount;

/// <summary>Sets an authenticator app up, with recovery codes, or takes it away again.</summary>
public sealed partial class AuthenticatorPage
{
    private const string NewCodes = "new-codes";
    private const string TurnOff = "turn-off";
    private const int RecoveryCodes = 10;

    private string? error;
    private bool isNew;
    private PortalAccount? account;
    private string key = "";
    private List<string>? codes;

    [SupplyParameterFromForm(FormName = "authenticator")] private InputModel Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "authenticator-change", Name = "Change")] private string? Change { get; set; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private SignInManager<PortalAccount> SignIn { get; set; } = default!;

    [Inject] private AccountSessions Sessions { get; set; } = default!;

    [Inject] private AccountsOptions Rules { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private UserManager<PortalAccount> Accounts => SignIn.UserManager;

    /// <summary>In groups of four, as one types it.</summary>
    private string KeyText => string.Join(' ', key.Chunk(4).Select(c => new string(c))).ToLowerInvariant();

    private string QrCode
    {
        get
        {
            var issuer = Accounts.Options.Tokens.AuthenticatorIssuer;
            var address = string.Create(
                CultureInfo.InvariantCulture, $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account!.Email!)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6");
            using var generator = new QRCodeGenerator();
            using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
            using var svg = new SvgQRCode(data);
            return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: false, SvgQRCode.SizingMode.ViewBoxAttribute);
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        account = await Accounts.GetUserAsync(HttpContext.User);
        if (account is null)
        {
            Navigator.NavigateInside(AccountPaths.SignIn);
            return;
        }
        if ((await Accounts.GetLoginsAsync(account)).Count > 0)
        {
            Navigator.NavigateInside(AccountPaths.MyAccount);
            return;
        }
        if (account.TwoFactorEnabled)
            return;
        if (await Accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 })
            await Accounts.ResetAuthenticatorKeyAsync(account);
        key = (await Accounts.GetAuthenticatorKeyAsync(account))!;
    }

    private async Task SetUpAsync()
    {
        var code = Input.Code.Replace(" ", "", StringComparison.Ordinal);
        if (!await Accounts.VerifyTwoFactorTokenAsync(account!, Accounts.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            error = MyAccountStrings.AuthenticatorCodeWrong;
            return;
        }
        await Accounts.SetTwoFactorEnabledAsync(account!, true);
        isNew = true;
        await MakeCodesAsync();
    }

    private async Task ChangeAsync()
    {
        if (Change == NewCodes)
        {
            await MakeCodesAsync();
        }
        else if (Rules.RequireTwoFactorForAdministrators && account!.Role == PortalRole.Administrator)
        {
            error = MyAccountStrings.AuthenticatorNeeded;
        }
        else
        {
            await Accounts.SetTwoFactorEnabledAsync(account!, false);
            await Accounts.ResetAuthenticatorKeyAsync(account!);
            await StayHereAloneAsync();
            Navigator.NavigateInside(AccountPaths.MyAccount);
        }
    }

    private async Task MakeCodesAsync()
    {
        codes = (await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account!, RecoveryCodes))?.ToList();
        await StayHereAloneAsync();
    }

    private async Task StayHereAloneAsync()
    {
        await Sessions.EndAllAsync(account!.Id, AccountSessions.IdOf(HttpContext.User));
        await SignIn.RefreshSignInAsync(account);
    }

    private sealed class InputModel
    {
        public string Code { get; set; } = "";
    }
}
