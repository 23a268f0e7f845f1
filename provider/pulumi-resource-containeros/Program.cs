using ContainerOS.Protocol.Plugins;
using ContainerOS.Provider;

// The whole plugin: serve the provider until the engine says stop.
return await PluginServer.RunAsync(args, log => new ContainerOsProvider(log), CancellationToken.None);
