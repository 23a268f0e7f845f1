namespace ContainerOS.Architecture.Projects;

/// <summary>Which project may refer to which. A change here is a decision and is recorded in docs/adr.</summary>
internal static class ProjectTable
{
    private const string Model = "ContainerOS.Model";
    private const string Rules = "ContainerOS.Rules";
    private const string UserData = "ContainerOS.UserData";
    private const string Locks = "ContainerOS.Locks";
    private const string Rollout = "ContainerOS.Rollout";
    private const string RolloutExecution = "ContainerOS.Rollout.Execution";
    private const string Authoring = "ContainerOS.Authoring";
    private const string Sdk = "ContainerOS.Sdk";
    private const string SdkServices = "ContainerOS.Sdk.DependencyInjection";
    private const string Protocol = "ContainerOS.Protocol";
    private const string ProtocolHosting = "ContainerOS.Protocol.Hosting";
    private const string Provider = "ContainerOS.Provider";
    private const string Automation = "ContainerOS.Automation";
    private const string Plugin = "pulumi-resource-containeros";
    private const string Emulator = "ContainerOS.Emulator";
    private const string Engine = "ContainerOS.Engine";
    private const string Cli = "containeros";
    private const string SdkGenerator = "ContainerOS.SdkGenerator";

    internal static IReadOnlyList<Project> Projects { get; } =
    [
        new(Model, "src/ContainerOS.Model/ContainerOS.Model.csproj", [])
        {
            Purpose = "the specification of a node pool, diagnostics, cloud facts",
            IsCore = true,
        },
        new(Rules, "src/ContainerOS.Rules/ContainerOS.Rules.csproj", [Model])
        {
            Purpose = "the rules, the shell parser, the conversion of scripts",
            IsCore = true,
            AlsoVisibleTo = ["ContainerOS.Fuzz"],
        },
        new(UserData, "src/ContainerOS.UserData/ContainerOS.UserData.csproj", [Model])
        {
            Purpose = "user data: compose, decode, compare, explain",
            IsCore = true,
        },
        new(Locks, "src/ContainerOS.Locks/ContainerOS.Locks.csproj", [Model])
        {
            Purpose = "the lock file that pins releases to images: read, write, compare",
            IsCore = true,
        },
        new(Rollout, "src/ContainerOS.Rollout/ContainerOS.Rollout.csproj", [Model])
        {
            Purpose = "rollouts of an image: the plan, its file, and the decision of the next step",
            IsCore = true,
        },
        new(RolloutExecution, "src/ContainerOS.Rollout.Execution/ContainerOS.Rollout.Execution.csproj", [Model, Rollout, Sdk])
        {
            Purpose = "runs rollouts: reads the live pool, makes the calls of the next step, follows tasks, runs checks",
        },
        new(Authoring, "src/ContainerOS.Authoring/ContainerOS.Authoring.csproj", [Model, Rules, UserData, Locks])
        {
            Purpose = "checks of pools in programs, before an engine is asked; simulated pools for unit tests",
        },
        new(Sdk, "sdk/ContainerOS.Sdk/ContainerOS.Sdk.csproj", []) { Purpose = "the client of ACK and ECS" },
        new(SdkServices, "sdk/ContainerOS.Sdk.DependencyInjection/ContainerOS.Sdk.DependencyInjection.csproj", [Sdk])
        {
            Purpose = "the client as a service: options, configuration, logging",
        },
        new(Protocol, "src/ContainerOS.Protocol/ContainerOS.Protocol.csproj", [])
        {
            Purpose = "the Pulumi provider protocol: values, calls, the provider interface, translation to the wire",
            AlsoVisibleTo = [ProtocolHosting],
        },
        new(ProtocolHosting, "src/ContainerOS.Protocol.Hosting/ContainerOS.Protocol.Hosting.csproj", [Protocol])
        {
            Purpose = "plugin processes over gRPC: the plugin's server, the engine's server, the client of a plugin",
            AlsoVisibleTo = ["ContainerOS.Protocol.Tests"],
        },
        new(
            Provider,
            "provider/ContainerOS.Provider/ContainerOS.Provider.csproj",
            [Model, Rules, UserData, Locks, Rollout, RolloutExecution, Sdk, Protocol]
        )
        {
            Purpose = "the Pulumi provider: check, diff, create, read, update, delete",
            AlsoVisibleTo =
            [
                "ContainerOS.Acceptance.Tests",
                "ContainerOS.Cli.Tests",
                "ContainerOS.Conformance.Tests",
                "ContainerOS.EngineModel.Tests",
                "ContainerOS.Rules.Tests",
            ],
        },
        new(Plugin, "provider/pulumi-resource-containeros/pulumi-resource-containeros.csproj", [Provider, Protocol, ProtocolHosting])
        {
            Purpose = "the plugin process that serves the provider",
        },
        new(
            Automation,
            "sdk/ContainerOS.Automation/ContainerOS.Automation.csproj",
            [Model, Rollout, RolloutExecution, Sdk, Protocol, Provider]
        )
        {
            Purpose = "apply one node pool from C#, without a state file",
        },
        new(Emulator, "src/ContainerOS.Emulator/ContainerOS.Emulator.csproj", [])
        {
            Purpose = "a local server that behaves like ACK and ECS; shares no code with the SDK",
        },
        new(Engine, "src/ContainerOS.Engine/ContainerOS.Engine.csproj", [Protocol, ProtocolHosting])
        {
            Purpose = "deployments of Pulumi programs: parse or start, plan, run, state",
            AlsoVisibleTo = ["ContainerOS.Cli.Tests", "ContainerOS.Rules.Tests"],
        },
        new(
            Cli,
            "src/ContainerOS.Cli/ContainerOS.Cli.csproj",
            [
                Model,
                Rules,
                UserData,
                Locks,
                Rollout,
                RolloutExecution,
                Sdk,
                Protocol,
                ProtocolHosting,
                Provider,
                Plugin,
                Automation,
                Emulator,
                Engine,
            ]
        )
        {
            Purpose = "the `containeros` command",
            AlsoVisibleTo = ["ContainerOS.Acceptance.Tests", "ContainerOS.Conformance.Tests"],
        },
        new(SdkGenerator, "eng/ContainerOS.SdkGenerator/ContainerOS.SdkGenerator.csproj", [Protocol, Provider])
        {
            Purpose = "writes the SDKs of the languages from the schema of the provider",
        },
    ];

    internal static TheoryData<string> Names => [.. Projects.Select(project => project.Name)];

    internal static TheoryData<string> CoreNames => [.. Projects.Where(project => project.IsCore).Select(project => project.Name)];

    internal static Project Find(string name) => Projects.Single(project => project.Name == name);
}
