using System.Xml.Linq;

namespace ContainerOS.Architecture.Rooms;

/// <summary>The project file of a room.</summary>
internal static class RoomProject
{
    /// <summary>The rooms a project file refers to, by assembly name.</summary>
    internal static IReadOnlyList<string> References(Room room) =>
        [.. Load(room).Descendants("ProjectReference").Select(reference => NameOf((string)reference.Attribute("Include")!))];

    internal static bool IsMarkedCore(Room room) => (string?)Load(room).Descendants("IsCoreRoom").SingleOrDefault() == "true";

    private static XDocument Load(Room room) => XDocument.Load(Path.Combine(Repository.Root, room.Project));

    private static string NameOf(string include)
    {
        var file = Path.GetFileName(include.Replace('\\', '/'));
        return RoomTable.Rooms.FirstOrDefault(room => Path.GetFileName(room.Project) == file)?.Name ?? file;
    }
}
