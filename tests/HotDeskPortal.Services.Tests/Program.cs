using HotDeskPortal.Services.Tests;
using HotDeskPortal.Services.Tests.Ownership;

// The process that KilledProcessTests kills; otherwise what xunit would have generated.
if (args is [WriterProcess.Argument, var connectionString])
    return await WriterProcess.RunAsync(connectionString);
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
