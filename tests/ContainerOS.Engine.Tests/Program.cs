using ContainerOS.Engine.Tests;
using ContainerOS.Engine.Tests.TestPlugin;
using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Testing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program as a plugin, too.
if (args.Contains(TestPluginProgram.Flag))
{
    return await PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None);
}

using var temporaryFiles = MemoryFiles.UseForTemporaryFiles();
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
