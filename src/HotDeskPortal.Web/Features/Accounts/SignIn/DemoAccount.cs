namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>An account of a demonstration installation, whose password is no secret.</summary>
/// <param name="Role">What it is, as a button says it.</param>
/// <param name="Purpose">What one sees with it.</param>
/// <param name="Email">Its e-mail address.</param>
/// <param name="Password">Its password.</param>
public sealed record DemoAccount(string Role, string Purpose, string Email, string Password);
