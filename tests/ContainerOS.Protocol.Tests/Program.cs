using ContainerOS.Protocol.Tests;
using ContainerOS.Protocol.Tests.TestPlugin;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program as a plugin, too.
if (Array.Find(args, argument => argument.StartsWith(PluginModes.Flag, StringComparison.Ordinal)) is { } mode)
{
    return await PluginModes.RunAsync(mode[PluginModes.Flag.Length..], args);
}

return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
