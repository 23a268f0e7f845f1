namespace ContainerOS.Architecture.Rooms;

/// <summary>Who may know whom. A change here is a decision and belongs in docs/adr.</summary>
internal static class RoomTable
{
    private const string Model = "ContainerOS.Model";
    private const string Rules = "ContainerOS.Rules";
    private const string UserData = "ContainerOS.UserData";
    private const string Sdk = "ContainerOS.Sdk";
    private const string SdkServices = "ContainerOS.Sdk.DependencyInjection";
    private const string Protocol = "ContainerOS.Protocol";
    private const string Provider = "ContainerOS.Provider";
    private const string Automation = "ContainerOS.Automation";
    private const string Plugin = "pulumi-resource-containeros";
    private const string Emulator = "ContainerOS.Emulator";
    private const string Engine = "ContainerOS.Engine";
    private const string Cli = "containeros";

    internal static IReadOnlyList<Room> Rooms { get; } =
    [
        new(Model, "src/ContainerOS.Model/ContainerOS.Model.csproj", []) { IsCore = true },
        new(Rules, "src/ContainerOS.Rules/ContainerOS.Rules.csproj", [Model]) { IsCore = true },
        new(UserData, "src/ContainerOS.UserData/ContainerOS.UserData.csproj", [Model]) { IsCore = true },
        new(Sdk, "sdk/ContainerOS.Sdk/ContainerOS.Sdk.csproj", []),
        new(SdkServices, "sdk/ContainerOS.Sdk.DependencyInjection/ContainerOS.Sdk.DependencyInjection.csproj", [Sdk]),
        new(Protocol, "src/ContainerOS.Protocol/ContainerOS.Protocol.csproj", []),
        new(Provider, "provider/ContainerOS.Provider/ContainerOS.Provider.csproj", [Model, Rules, UserData, Sdk, Protocol]),
        new(Automation, "sdk/ContainerOS.Automation/ContainerOS.Automation.csproj", [Model, Sdk, Protocol, Provider]),
        new(Plugin, "provider/pulumi-resource-containeros/pulumi-resource-containeros.csproj", [Provider, Protocol]),
        new(Emulator, "src/ContainerOS.Emulator/ContainerOS.Emulator.csproj", []),
        new(Engine, "src/ContainerOS.Engine/ContainerOS.Engine.csproj", [Protocol]),
        new(Cli, "src/ContainerOS.Cli/ContainerOS.Cli.csproj", [Model, Rules, UserData, Sdk, Protocol, Provider, Plugin, Emulator, Engine]),
    ];

    internal static TheoryData<string> Names => [.. Rooms.Select(room => room.Name)];

    internal static TheoryData<string> CoreNames => [.. Rooms.Where(room => room.IsCore).Select(room => room.Name)];

    internal static Room Find(string name) => Rooms.Single(room => room.Name == name);
}
