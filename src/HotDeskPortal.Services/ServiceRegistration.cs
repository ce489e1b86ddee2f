using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services;

/// <summary>Registers the service layer.</summary>
public static class ServiceRegistration
{
    /// <summary>Everything but what depends on the host: the hosted services, Identity's sign-in, the PIN keys, the lessons.</summary>
    /// <param name="services">The container.</param>
    /// <param name="provider">The database product.</param>
    /// <param name="connectionString">The database.</param>
    public static IServiceCollection AddHotDeskServices(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddSingleton(provider);
        services.AddIdentitySchema();
        services.TryAddSingleton(TimeProvider.System);
        services.AddAudit();
        services.AddPooledDbContextFactory<HotDeskDbContext>((s, options) =>
        {
            provider.Configure(options, connectionString);
            options.AddInterceptors(s.GetRequiredService<AuditRecorder>());
        });
        // Identity's stores want a context of their request, which changes what it does in the name of whoever asks.
        services.AddScoped(s =>
        {
            var db = s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContext();
            db.AuditContext = s.GetRequiredService<AuditContext>();
            return db;
        });
        services.TryAddSingleton<IOwnershipSignal, InProcessSignal>();
        services.AddOwnership();
        services.AddSetUp();
        services.AddReadiness();
        services.AddAccounts();
        services.AddTemplates();
        services.AddProvisioning();
        services.AddReports();
        return services;
    }

    private static void AddOwnership(this IServiceCollection services)
    {
        services.AddSingleton<OwnershipFeed>();
        services.AddSingleton<OfficeAccess>();
        services.AddSingleton<OfficeWriter>();
        services.AddSingleton<OfficeChanges>();
        services.AddSingleton<DatabaseAvailability>();
        services.AddSingleton<PinHasher>();
        services.AddSingleton<OwnershipService>();
        services.AddSingleton<KeypadCalls>();
        services.AddSingleton<PhoneCalls>();
        services.AddSingleton<LessonClasses>();
        services.AddSingleton<RouteService>();
        services.AddSingleton<IValidator<ForceLogOutForm>, ForceLogOutFormValidator>();
    }

    private static void AddSetUp(this IServiceCollection services)
    {
        services.AddSingleton<OfficeService>();
        services.AddSingleton<DestinationService>();
        services.AddSingleton<HotDeskExtensionService>();
        services.AddSingleton<HotDeskUserService>();
        services.AddSingleton<PhoneService>();
        services.AddSingleton<PhoneUploads>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<FloorPlanService>();
        services.AddSingleton<IValidator<OfficeForm>, OfficeFormValidator>();
        services.AddSingleton<IValidator<HotDeskExtensionForm>, HotDeskExtensionFormValidator>();
        services.AddSingleton<IValidator<HotDeskExtensionBulkForm>, HotDeskExtensionBulkFormValidator>();
        services.AddSingleton<IValidator<HotDeskRangeForm>, HotDeskRangeFormValidator>();
        services.AddSingleton<IValidator<HotDeskUserForm>, HotDeskUserFormValidator>();
        services.AddSingleton<IValidator<HotDeskUserBulkForm>, HotDeskUserBulkFormValidator>();
        services.AddSingleton<IValidator<DestinationForm>, DestinationFormValidator>();
        services.AddSingleton<IValidator<PhoneForm>, PhoneFormValidator>();
        services.AddSingleton<IValidator<PhoneBulkForm>, PhoneBulkFormValidator>();
    }

    private static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditRecorder>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditRefusals>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditService>();
        services.AddScoped<AuditContext>();
    }

    private static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<HistoryService>();
        services.AddSingleton<SeatService>();
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyService>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountSessions>();
        services.TryAddSingleton<IAccountMail, NoAccountMail>();
        services.AddSingleton<IValidator<ApiKeyForm>, ApiKeyFormValidator>();
        services.AddSingleton<IValidator<AccountForm>, AccountFormValidator>();
        services.AddSingleton<IValidator<InvitationForm>, InvitationFormValidator>();
        services.AddSingleton<IValidator<PasswordForm>, PasswordFormValidator>();
        services.AddSingleton<IValidator<FirstStartForm>, FirstStartFormValidator>();
    }

    private static void AddProvisioning(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<SipSecrets>();
        services.AddSingleton<ProvisioningKeys>();
        services.AddSingleton<FetchRecords>();
        services.AddSingleton<ProvisioningService>();
        services.AddSingleton<PhonePreview>();
        services.TryAddSingleton(new ResyncOptions());
        services.AddSingleton<IPhoneResync, SipResync>();
        services.AddSingleton<ResyncService>();
    }

    private static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessLoader>();
        services.AddSingleton<ReadinessService>();
        services.AddSingleton<IValidator<ReadinessDismissalForm>, ReadinessDismissalFormValidator>();
    }

    private static void AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton<BuiltInTemplates>();
        services.AddSingleton<TemplateService>();
        services.AddSingleton<IValidator<TemplateForm>, TemplateFormValidator>();
    }
}
