namespace ContainerOS.UserData;

/// <summary>Whether large contents of <c>file</c> steps are packed.</summary>
public enum ContentPacking
{
    /// <summary>Contents stand in the script readable.</summary>
    None,

    /// <summary>A content of a <c>file</c> step goes as gzip in base64 where that saves 512 bytes or more.</summary>
    Gzip,
}
