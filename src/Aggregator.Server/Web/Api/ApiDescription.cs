using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aggregator.Server.Web.Api;

/// <summary>The description of the API (OpenAPI 3.1), made from its endpoints and their types.</summary>
internal sealed class ApiDescription(IServiceProvider services)
{
    private const string Name = "api";
    private const string ETagSentence = "Strong. A request that sends it in If-None-Match gets 304 while nothing has changed.";

    // Made once, when somebody asks for it: a start does not need it.
    private readonly Lazy<Task<Representation>> _document = new(() => MakeAsync(services));

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ApiDescription>();
        services.ConfigureHttpJsonOptions(json =>
        {
            // The description is made with these options. They must say what ApiJson writes: numbers as numbers.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Readable);
        });
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.HttpMethod == HttpMethods.Get && endpoint.RelativePath is { } path && path.StartsWith("api/", StringComparison.Ordinal);
            options.CreateSchemaReferenceId = NameOf;
            options.AddSchemaTransformer(WithoutNull);
            options.AddOperationTransformer(WithHeaders);
            options.AddDocumentTransformer(WithInfo);
        });
    }

    public async Task<IResult> AnswerAsync() => new RepresentationResult(await _document.Value, "public, max-age=600");

    private static async Task<Representation> MakeAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        var body = new MemoryStream();
        await document.SerializeAsJsonAsync(body, OpenApiSpecVersion.OpenApi3_1);
        return new Representation(body.ToArray(), "application/json; charset=utf-8");
    }

    /// <summary>«Article» for ApiArticle and «ArticlePage» for ApiPage of ApiArticle.</summary>
    private static string? NameOf(JsonTypeInfo type) => type.Type switch
    {
        { IsGenericType: true } page when page.GetGenericTypeDefinition() == typeof(ApiPage<>) => $"{WithoutPrefix(page.GetGenericArguments()[0])}Page",
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : WithoutPrefix(type.Type),
    };

    private static string WithoutPrefix(Type type) => type.Name.StartsWith("Api", StringComparison.Ordinal) ? type.Name[3..] : type.Name;

    /// <summary>The API never writes null: it leaves the property out.</summary>
    private static Task WithoutNull(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }

        if (schema.Type is { } type)
        {
            schema.Type = type & ~JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }

    private static Task WithHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var responses = operation.Responses ??= [];
        foreach (var (status, response) in responses)
        {
            var header = status switch
            {
                "200" => ("ETag", Header(JsonSchemaType.String, ETagSentence)),
                "429" => ("Retry-After", Header(JsonSchemaType.Integer, "Seconds to wait.")),
                _ => default,
            };
            if (response is OpenApiResponse made && header is ({ } name, { } value))
            {
                made.Headers = new Dictionary<string, IOpenApiHeader> { [name] = value };
            }
        }

        responses["304"] = new OpenApiResponse { Description = "Not modified." };
        return Task.CompletedTask;
    }

    private static OpenApiHeader Header(JsonSchemaType type, string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = type } };

    private static Task WithInfo(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = context.ApplicationServices.GetRequiredService<SiteOptions>().Title,
            Version = "1.0.0",
            Description = "Read-only: what the site shows, for programs. Every answer has a strong ETag.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        return Task.CompletedTask;
    }
}
