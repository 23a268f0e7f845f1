using ContainerOS.Acceptance.Tests;
using ContainerOS.Acceptance.Tests.Hostile;
using ContainerOS.Testing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program as a plugin, too.
if (args.Contains(HostilePlugin.Flag))
{
    return await HostilePlugin.RunAsync();
}

using var temporaryFiles = MemoryFiles.UseForTemporaryFiles();
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
