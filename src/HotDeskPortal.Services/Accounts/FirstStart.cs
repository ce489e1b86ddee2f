using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// The first administrator of an empty portal: whoever can read the server's log knows the set-up code and may create it. The
/// code lives as long as the process, and ends with the first account.
/// </summary>
public sealed class FirstStart(IDbContextFactory<HotDeskDbContext> contexts, ILogger<FirstStart> logger) : IDisposable
{
    private readonly string _code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
    private readonly SemaphoreSlim _creating = new(1, 1);
    private volatile bool _done;

    /// <summary>Whether there is no account yet.</summary>
    public async ValueTask<bool> IsPendingAsync(CancellationToken cancellation)
    {
        if (_done)
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !(_done = await db.Users.AnyAsync(cancellation));
    }

    /// <summary>Prints the set-up code where it is needed.</summary>
    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        if (await IsPendingAsync(cancellation))
            logger.LogWarning("There is no account yet. Open the portal and create the first administrator with the set-up code {SetUpCode}.", _code);
    }

    /// <summary>Creates the first administrator.</summary>
    /// <returns>The account, or <see cref="WrongSetUpCode"/>, <see cref="AlreadySetUp"/>, an invalid input.</returns>
    public async Task<Result<PortalAccount>> CreateAsync(
        UserManager<PortalAccount> accounts, FirstStartForm form, IValidator<FirstStartForm> validator, CancellationToken cancellation)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form.SetUpCode.Trim()), Encoding.UTF8.GetBytes(_code)))
            return new WrongSetUpCode();
        await _creating.WaitAsync(cancellation);
        try
        {
            if (!await IsPendingAsync(cancellation))
                return new AlreadySetUp();
            var account = new PortalAccount { UserName = form.Email, Email = form.Email, EmailConfirmed = true, Role = PortalRole.Administrator };
            var created = await accounts.CreateAsync(account, form.Password);
            if (!created.Succeeded)
                return AccountRefused.Of(created);
            _done = true;
            return account;
        }
        finally
        {
            _creating.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _creating.Dispose();
}

/// <summary>What the first visitor enters.</summary>
public sealed class FirstStartForm
{
    /// <summary>The code that the log printed.</summary>
    public string SetUpCode { get; set; } = "";

    /// <summary>E-mail address of the administrator.</summary>
    public string Email { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The password once more.</summary>
    public string RepeatPassword { get; set; } = "";
}

/// <summary>The rules of a <see cref="FirstStartForm"/>.</summary>
public sealed class FirstStartFormValidator : AbstractValidator<FirstStartForm>
{
    /// <summary>Sets the rules.</summary>
    public FirstStartFormValidator()
    {
        RuleFor(f => f.SetUpCode).NotEmpty().Because("set-up-code-missing");
        RuleFor(f => f.Email).NotEmpty().Because("email-missing").EmailAddress().Because("email");
        RuleFor(f => f.Password).Password(f => f.Email);
        RuleFor(f => f.RepeatPassword).Equal(f => f.Password).Because("password-repeat");
    }
}
