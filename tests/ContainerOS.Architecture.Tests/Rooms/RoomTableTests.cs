namespace ContainerOS.Architecture.Rooms;

public sealed class RoomTableTests
{
    public static TheoryData<string> Names => RoomTable.Names;

    public static TheoryData<string> CoreNames => RoomTable.CoreNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Project_RefersOnlyToRoomsItMayKnow(string name)
    {
        var room = RoomTable.Find(name);

        Assert.Empty(RoomProject.References(room).Except(room.MayKnow));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Assembly_RefersOnlyToRoomsItMayKnow(string name)
    {
        var room = RoomTable.Find(name);

        Assert.Empty(BuiltRoom.References(room).Except(room.MayKnow));
    }

    [Theory]
    [MemberData(nameof(CoreNames))]
    public void CoreRoom_IsMarkedSo_WhichBansIo(string name) => Assert.True(RoomProject.IsMarkedCore(RoomTable.Find(name)));

    [Fact]
    public void EmulatorAndSdk_AreTwoSidesOfAWire_AndShareNoRoom()
    {
        var emulator = RoomProject.References(RoomTable.Find("ContainerOS.Emulator"));
        var sdk = RoomProject.References(RoomTable.Find("ContainerOS.Sdk"));

        Assert.Empty(emulator.Intersect(sdk));
        Assert.DoesNotContain("ContainerOS.Sdk", emulator);
        Assert.DoesNotContain("ContainerOS.Emulator", sdk);
    }

    [Fact]
    public void EveryProjectThatIsNoTest_IsInTheTable()
    {
        var projects = Repository.Files(".csproj").Where(file => !file.StartsWith("tests", StringComparison.Ordinal) && !IsGenerated(file));

        Assert.Empty(projects.Select(file => file.Replace('\\', '/')).Except(RoomTable.Rooms.Select(room => room.Project)));
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = Repository.Read("ContainerOS.Infra.sln").Replace('\\', '/');

        Assert.DoesNotContain(
            Repository.Files(".csproj").Where(file => !IsGenerated(file)),
            file => !solution.Contains(file.Replace('\\', '/'), StringComparison.Ordinal)
        );
    }

    /// <summary>sdk/dotnet is generated and has a solution of its own, because a feed may lack the Pulumi package.</summary>
    private static bool IsGenerated(string file) => file.StartsWith(Path.Combine("sdk", "dotnet"), StringComparison.Ordinal);
}
