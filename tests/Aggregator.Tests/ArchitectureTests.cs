using Aggregator.Extraction;
using Aggregator.Tests.Sources;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Aggregator.Tests;

/// <summary>The rules between rooms and folders, checked in the compiled library.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void No_room_uses_a_room_after_it_on_the_path()
    {
        using var library = ModuleDefinition.ReadModule(typeof(SafeHtml).Assembly.Location);
        Assert.Empty(ArchitectureRules.Trespasses(library));
    }

    [Fact]
    public void A_later_room_in_a_signature_is_forbidden()
    {
        using var planted = Planted(out var visitor);
        visitor.Fields.Add(new FieldDefinition("_store", FieldAttributes.Private, List(planted, Define(planted, "Storage", "StoryStore"))));

        Assert.Equal(
            ["Aggregator.Text.Visitor uses Aggregator.Storage.StoryStore: Text may not use Storage."],
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void A_call_of_a_later_room_inside_a_nested_type_is_forbidden()
    {
        using var planted = Planted(out var visitor);
        var writer = Define(planted, "Publishing", "AtomWriter");
        var write = Method(planted, writer, "Write");
        var nested = new TypeDefinition("", "<>c__DisplayClass0", TypeAttributes.NestedPrivate, planted.TypeSystem.Object);
        visitor.NestedTypes.Add(nested);
        Call(Method(planted, nested, "<Run>b__0"), write);

        Assert.Equal(
            ["Aggregator.Text.Visitor uses Aggregator.Publishing.AtomWriter: Text may not use Publishing."],
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void A_library_outside_its_room_is_forbidden()
    {
        using var planted = Planted(out var visitor);
        var foreign = new TypeReference("AngleSharp.Dom", "IElement", planted, new AssemblyNameReference("AngleSharp", new Version(1, 0)));
        visitor.Fields.Add(new FieldDefinition("_element", FieldAttributes.Private, foreign));

        Assert.Equal(
            ["Aggregator.Text.Visitor uses AngleSharp.Dom.IElement: AngleSharp does not live in Text."],
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void A_database_beside_the_stores_folder_is_forbidden()
    {
        using var planted = Planted(out _);
        var port = Define(planted, "Storage", "Port");
        var store = Define(planted, "Storage.Sqlite.Engine", "Database");
        foreach (var type in new[] { port, store })
        {
            var connection = new TypeReference("Microsoft.Data.Sqlite", "SqliteConnection", planted, new AssemblyNameReference("Microsoft.Data.Sqlite", new Version(10, 0)));
            type.Fields.Add(new FieldDefinition("_connection", FieldAttributes.Private, connection));
        }

        Assert.Equal(
            ["Aggregator.Storage.Port uses Microsoft.Data.Sqlite.SqliteConnection: Microsoft.Data.Sqlite does not live in Storage."],
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void A_use_of_a_stores_folder_that_bypasses_Store_is_forbidden()
    {
        using var planted = Planted(out _);
        var store = Define(planted, "Storage.Sqlite.Engine", "Database");
        foreach (var (room, name) in new[] { ("Storage", "Store"), ("Storage", "Port"), ("Storage.Policy", "Rule"), ("Storage.LiteDb", "OtherStore"), ("Pipeline", "Station") })
        {
            Define(planted, room, name).Fields.Add(new FieldDefinition("_store", FieldAttributes.Private, store));
        }

        Assert.Equal(
            new[] { "Pipeline.Station", "Storage.LiteDb.OtherStore", "Storage.Policy.Rule", "Storage.Port" }
                .Select(name => $"Aggregator.{name} uses Aggregator.Storage.Sqlite.Engine.Database: only Aggregator.Storage.Store opens Storage.Sqlite."),
            ArchitectureRules.Trespasses(planted));
    }

    [Theory]
    [InlineData("LiteDB.Engine", "LiteEngine")]
    [InlineData("LiteDB", "LiteDatabase")]
    public void Opening_LiteDB_without_its_gate_is_forbidden(string space, string name)
    {
        using var planted = Planted(out _);
        var engine = new TypeReference(space, name, planted, new AssemblyNameReference("LiteDB", new Version(5, 0)));
        var sneak = Define(planted, "Storage.LiteDb.Stories", "Sneak");
        sneak.Fields.Add(new FieldDefinition("_engine", FieldAttributes.Private, engine));
        sneak.Fields.Add(new FieldDefinition("_file", FieldAttributes.Private, Define(planted, "Storage.LiteDb.Engine", "LiteFile")));

        Assert.Equal(
            new[] { "Aggregator.Storage.LiteDb.Engine.LiteFile", $"{space}.{name}" }
                .Select(used => $"Aggregator.Storage.LiteDb.Stories.Sneak uses {used}: whoever works on LiteDB's file asks its gate."),
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void No_other_room_nor_its_tests_and_benchmarks_name_a_store_or_its_database()
    {
        var files = new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Find(folder), "*.cs", SearchOption.AllDirectories));
        Assert.Empty(files.SelectMany(file => StoreDoor.Trespasses(Path.GetRelativePath(RepositoryRoot.Find("."), file), File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("tests/Aggregator.Benchmarks/Serving/Archive.cs", "using Microsoft.Data.Sqlite;", true)]
    [InlineData("src/Aggregator.Server/Web/Page.cs", "catch (System.Data.Common.DbException)", true)]
    [InlineData("src/Aggregator.Server/StoreStart.cs", "using Aggregator.Storage.Sqlite.Engine;", true)]
    [InlineData("src/Aggregator.Server/StoreStart.cs", "using Aggregator.Storage;", false)]
    [InlineData("tests/Aggregator.Server.Tests/Storage/Sqlite/FileTests.cs", "using Microsoft.Data.Sqlite;", false)]
    [InlineData("tests/Aggregator.Tests/obj/Debug/Made.cs", "using Microsoft.Data.Sqlite;", false)]
    public void A_source_file_outside_Storage_that_names_a_store_is_forbidden(string path, string text, bool isTrespass) =>
        Assert.Equal(isTrespass, StoreDoor.Trespasses(path, text).Any());

    [Theory]
    [InlineData("Feeds", true)]
    [InlineData("Feeds.Rss", true)]
    [InlineData("Feeds.CodeHollowElsewhere", true)]
    [InlineData("Feeds.CodeHollow", false)]
    public void The_second_reader_is_named_in_its_own_folder_alone(string place, bool isTrespass)
    {
        using var planted = Planted(out _);
        var foreign = new TypeReference("CodeHollow.FeedReader.Feeds", "AtomFeed", planted, new AssemblyNameReference("CodeHollow.FeedReader", new Version(2, 1)));
        Define(planted, place, "Visitor").Fields.Add(new FieldDefinition("_feed", FieldAttributes.Private, foreign));

        Assert.Equal(
            isTrespass ? [$"Aggregator.{place}.Visitor uses CodeHollow.FeedReader.Feeds.AtomFeed: CodeHollow.FeedReader does not live in {place}."] : [],
            ArchitectureRules.Trespasses(planted));
    }

    [Theory]
    [InlineData("FromSanitizer", "Extraction", "ListingPage", true)]
    [InlineData("FromSanitizer", "Extraction.Sanitizing", "Sanitizer", false)]
    [InlineData("FromStore", "Stories", "StoryGrouper", true)]
    [InlineData("FromStore", "Storage", "SqliteStories", false)]
    [InlineData(".ctor", "Extraction", "Sanitizer", true)]
    public void Safe_html_is_made_by_the_sanitiser_and_read_back_by_the_store_alone(string maker, string room, string caller, bool isTrespass)
    {
        using var planted = Planted(out _);
        var made = Method(planted, Define(planted, "Extraction", "SafeHtml"), maker);
        Call(Method(planted, Define(planted, room, caller), "Make"), made);

        Assert.Equal(
            isTrespass ? [$"Aggregator.{room}.{caller} calls SafeHtml.{maker}, which is not for it."] : [],
            ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void An_unknown_room_is_forbidden()
    {
        using var planted = Planted(out _);
        Define(planted, "Helpers", "Bag");

        Assert.Equal(["Aggregator.Helpers.Bag stands in Helpers, which is no room of the house."], ArchitectureRules.Trespasses(planted));
    }

    [Fact]
    public void No_neighbouring_folders_use_each_other_in_a_circle()
    {
        using var library = ModuleDefinition.ReadModule(typeof(SafeHtml).Assembly.Location);
        var circles = FolderCircles.In(library);
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    [Fact]
    public void Folders_of_a_room_that_use_each_other_through_a_third_are_forbidden()
    {
        using var planted = Planted(out _);
        var dates = Define(planted, "Text.Dates", "DateReader");
        var search = Define(planted, "Text.Search.Deep", "Query");
        var spelling = Define(planted, "Text.Spelling", "Folding");
        Use(dates, search);
        Use(search, spelling);
        Assert.Empty(FolderCircles.In(planted));

        Use(spelling, dates);

        Assert.Equal(
            [
                "Aggregator.Text.Dates.DateReader uses Aggregator.Text.Search.Deep.Query: Dates and Search of Aggregator.Text stand in a circle.",
                "Aggregator.Text.Search.Deep.Query uses Aggregator.Text.Spelling.Folding: Search and Spelling of Aggregator.Text stand in a circle.",
                "Aggregator.Text.Spelling.Folding uses Aggregator.Text.Dates.DateReader: Spelling and Dates of Aggregator.Text stand in a circle.",
            ],
            FolderCircles.In(planted));
    }

    [Fact]
    public void A_rooms_hall_and_its_folders_may_use_each_other()
    {
        using var planted = Planted(out var visitor);
        var dates = Define(planted, "Text.Dates", "DateReader");
        Use(dates, visitor);
        Use(visitor, dates);

        Assert.Empty(FolderCircles.In(planted));
    }

    private static void Use(TypeDefinition owner, TypeDefinition used) =>
        owner.Fields.Add(new FieldDefinition($"_{used.Name}", FieldAttributes.Private, used));

    private static ModuleDefinition Planted(out TypeDefinition visitor)
    {
        var module = ModuleDefinition.CreateModule("Planted", ModuleKind.Dll);
        visitor = Define(module, "Text", "Visitor");
        return module;
    }

    private static TypeDefinition Define(ModuleDefinition module, string room, string name)
    {
        var type = new TypeDefinition($"Aggregator.{room}", name, TypeAttributes.Public, module.TypeSystem.Object);
        module.Types.Add(type);
        return type;
    }

    private static MethodDefinition Method(ModuleDefinition module, TypeDefinition owner, string name)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        owner.Methods.Add(method);
        return method;
    }

    private static void Call(MethodDefinition caller, MethodDefinition called) =>
        caller.Body.Instructions.Insert(0, Instruction.Create(OpCodes.Call, called));

    private static GenericInstanceType List(ModuleDefinition module, TypeDefinition element) =>
        new(module.ImportReference(typeof(List<>))) { GenericArguments = { element } };
}
