using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Provider;

return await PluginServer.RunAsync(args, log => new ContainerOsProvider(log), CancellationToken.None);
