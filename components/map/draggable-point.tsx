"use client";

import { divIcon, type LatLngLiteral, Marker } from "leaflet";
import { useEffect } from "react";
import { useMap } from "react-leaflet";
import LeafletMapWindow from "./leaflet-map";

type Props = { form: HTMLFormElement; inputs: { lat: string; lon: string }; title: string };

/** The map of a form's point. */
export default function DraggablePoint(props: Props) {
  return (
    <LeafletMapWindow live wheel="pressed" inAddress={false}>
      <Point {...props} />
    </LeafletMapWindow>
  );
}

/** About a metre. */
const DECIMALS = 5;

function Point({ form, inputs, title }: Props) {
  const map = useMap();
  useEffect(() => {
    const fields = [inputs.lat, inputs.lon].map((name) => form.elements.namedItem(name));
    const [lat, lon] = fields;
    if (!(lat instanceof HTMLInputElement) || !(lon instanceof HTMLInputElement)) return;
    const read = (): LatLngLiteral | null => {
      const [north, east] = [Number(lat.value), Number(lon.value)];
      const isPoint =
        lat.value.trim() !== "" && lon.value.trim() !== "" && Math.abs(north) <= 90 && Math.abs(east) <= 180;
      return isPoint ? { lat: north, lng: east } : null;
    };
    const marker = new Marker([0, 0], {
      draggable: true,
      title,
      alt: title,
      icon: divIcon({ className: "map-pin", iconSize: [28, 28], iconAnchor: [14, 14] }),
    });
    const show = () => {
      const point = read();
      if (!point) return void marker.remove();
      marker.setLatLng(point).addTo(map);
      if (!map.getBounds().contains(point)) map.panTo(point);
    };
    const take = (point: { lat: number; lng: number }) => {
      lat.value = point.lat.toFixed(DECIMALS);
      lon.value = point.lng.toFixed(DECIMALS);
      lon.dispatchEvent(new Event("input", { bubbles: true }));
    };
    marker.on("dragend", () => take(marker.getLatLng()));
    map.on("click", ({ latlng }) => take(latlng));
    for (const field of [lat, lon]) field.addEventListener("input", show);
    show();
    return () => {
      for (const field of [lat, lon]) field.removeEventListener("input", show);
      map.off("click");
      marker.remove();
    };
  }, [map, form, inputs.lat, inputs.lon, title]);
  return null;
}
