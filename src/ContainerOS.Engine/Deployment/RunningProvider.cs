using ContainerOS.Engine.State;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Engine.Deployment;

/// <summary>A plugin that runs, and the provider resource it stands for in the state.</summary>
internal sealed record RunningProvider(PluginProcess Plugin, ResourceState State);
